"""Views that have a name go by the figure: standing, on all fours, on the back, on the side."""

from backcompanion.figure.model.space import dot
from backcompanion.figure.model.viewpoints import Viewpoint, camera_for, seen_from
from figure.all_motions import IDS, motion
from support.cases import each_case


@each_case("motion_id", IDS)
def test_a_view_is_called_what_was_asked_for(motion_id: str) -> None:
    own = motion(motion_id).camera("standard")
    start = motion(motion_id).start_pose("standard")
    viewpoints: tuple[Viewpoint, ...] = ("side", "front", "above")
    for viewpoint in viewpoints:
        camera = camera_for(viewpoint, start, own)
        assert seen_from(camera, start) == viewpoint
        # Turned half round, it is the same side, or behind; from above it stays above.
        back = seen_from(camera.turned(180.0, 0.0), start)
        assert back == {"side": "side", "front": "behind", "above": "above"}[viewpoint]


@each_case(
    ("motion_id", "faces"),
    [
        ("knee-bends", "look"),  # stands and looks along the mat
        ("w-squeeze", "look"),
        ("kneeling-supermans", "head"),  # on all fours: the head is its front
        ("side-plank", "look"),  # lies on the side and looks across the mat
        ("bridge", "feet"),  # on the back: the feet are nearest to who stands in front
    ],
)
def test_the_front_is_what_faces_the_eye(motion_id: str, faces: str) -> None:
    pose = motion(motion_id).start_pose("standard")
    eye = camera_for("front", pose, motion(motion_id).camera("standard")).axes()[2]
    if faces == "look":
        assert dot(pose.pelvis.forward, eye) > 0.8
    else:
        assert dot(pose.pelvis.up, eye) * (1.0 if faces == "head" else -1.0) > 0.7
    side = camera_for("side", pose, motion(motion_id).camera("standard")).axes()[2]
    assert abs(dot(side, eye)) < 0.1
