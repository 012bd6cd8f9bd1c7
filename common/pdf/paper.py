"""The sheets that lie in the printers of a kelurahan office, and the corner of each kept for us."""

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in millimetres. `name` is also the name of its stylesheet in css/."""

    name: str
    width: float
    height: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height as PDF counts them, 72 to the inch."""
        return self.width * POINTS_PER_MM, self.height * POINTS_PER_MM


# F4 is the folio of Indonesian offices, 215 x 330 mm; it is in no standard, so it stands here.
F4_LANDSCAPE = Paper("f4-landscape", 330, 215)
F4_PORTRAIT = Paper("f4-portrait", 215, 330)
A4_LANDSCAPE = Paper("a4-landscape", 297, 210)
A4_PORTRAIT = Paper("a4-portrait", 210, 297)
# A card for one hand, and for the screen of a telephone.
A5_PORTRAIT = Paper("a5-portrait", 148, 210)
PAPERS = {paper.name: paper for paper in (F4_LANDSCAPE, F4_PORTRAIT, A4_LANDSCAPE, A4_PORTRAIT)}

# The bottom right corner is left empty by every page we make: there a merged volume writes
# "Lembar 12 dari 87". The margins in css/kertas.css keep it free, a test measures it.
STAMP_WIDTH = 50.0
STAMP_HEIGHT = 5.0
STAMP_RIGHT = 10.0
STAMP_BOTTOM = 5.0
