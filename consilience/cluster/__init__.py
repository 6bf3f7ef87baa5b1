"""Group articles into stories as they arrive."""

from consilience.cluster.changes import Change, StoryChange
from consilience.cluster.options import ClusterOptions
from consilience.cluster.sketches import Sketch, sketch
from consilience.cluster.stage import cluster, dossier
from consilience.cluster.stream import StoryStream

__all__ = ["Change", "ClusterOptions", "Sketch", "StoryChange", "StoryStream", "cluster", "dossier", "sketch"]
