"""The options of a run: one record a stage, gathered."""

from consilience.acquire import AcquireOptions
from consilience.annotate import AnnotateOptions
from consilience.claims import CompareOptions
from consilience.clean import CleanOptions
from consilience.cluster import ClusterOptions
from consilience.provenance import CopyOptions
from consilience.read import ReadOptions
from consilience.records import Record


class Options(Record, frozen=True, kw_only=True):
    """What a caller may choose; every stage has defaults that suit a folder of coverage."""

    acquire: AcquireOptions = AcquireOptions()
    read: ReadOptions = ReadOptions()
    clean: CleanOptions = CleanOptions()
    annotate: AnnotateOptions = AnnotateOptions()
    cluster: ClusterOptions = ClusterOptions()
    compare: CompareOptions = CompareOptions()
    copies: CopyOptions = CopyOptions()
