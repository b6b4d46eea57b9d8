"""What the program does, without a widget: settings, history, running session, plan, progress."""
