"""Group articles into stories as they arrive."""

from consilience.cluster.options import ClusterOptions
from consilience.cluster.sketches import Sketch, sketch
from consilience.cluster.stage import cluster
from consilience.cluster.stream import StoryStream

__all__ = ["ClusterOptions", "Sketch", "StoryStream", "cluster", "sketch"]
