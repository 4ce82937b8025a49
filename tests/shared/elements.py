"""A small statement in two languages that has lists, tables, pictures and all that stands apart."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.shared.desk import FILES, Desk

ROWS = 50
"""How many rows the long table has: more than a page holds."""
YEARS = range(1970, 1970 + ROWS)
_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")

_ENGLISH = """\
We measured the water of the river for three years.

::: box
**In short.** The water of the wells is clean in winter.
:::

3. Measure each well.
   a. In summer, too, and
      (i) at noon,
      (viii) at night.
   b. Publish the numbers.
7. Write to [the office](https://rivers.example/office) or call [the keeper](tel:+85523000000).

![A map of the river with its three wells](map.svg)
The river and its wells

---

::: pull-quote
We drink what the river gives us.
:::

::: table
Cases by year

| Year | Place | Cases | Share |
|---|---|---|---|
{rows}
:::

After the table.

::: annex
## Annex 1: The picture

![A square of red](square.png)
:::
"""

_KHMER = """\
យើងបានពិនិត្យទឹកទន្លេរយៈពេលបីឆ្នាំ។

::: box
**សរុប។** ទឹកអណ្តូងស្អាតនៅរដូវរងា។
:::

៣. ពិនិត្យអណ្តូងនីមួយៗ។
   ក. នៅរដូវក្តៅផងដែរ និង
      (i) នៅពេលថ្ងៃត្រង់
      (viii) នៅពេលយប់។
   ខ. ផ្សព្វផ្សាយលទ្ធផល។
៧. សូមសរសេរមក[ការិយាល័យ](https://rivers.example/office) ឬទូរស័ព្ទមក[អ្នកថែទាំ](tel:+85523000000)។

![ផែនទីទន្លេ និងអណ្តូងបី](map.svg)
ទន្លេ និងអណ្តូងរបស់វា

---

::: pull-quote
យើងផឹកអ្វីដែលទន្លេផ្តល់ឱ្យ។
:::

::: table
សំណុំរឿងតាមឆ្នាំ

| ឆ្នាំ | ទីកន្លែង | សំណុំរឿង | ភាគរយ |
|---|---|---|---|
{rows}
:::

បន្ទាប់ពីតារាង។

::: annex
## ឧបសម្ព័ន្ធ ១៖ រូបភាព

![ការ៉េពណ៌ក្រហម](square.png)
:::
"""

_MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100">'
    '<rect width="400" height="100" fill="#dfe6ea"/><rect x="40" y="40" width="320" height="20" '
    'fill="#c8402a"/></svg>'
)


def write_elements(project: Path) -> Desk:
    """Write the statement into a project, and return its desk."""
    desk = Desk(project)
    english = [f"| {year} | The wells of Otter Hills | {year:,} | 7.5% |" for year in YEARS]
    khmer = [f"| {year} | អណ្តូងនៅភ្នំភេ | {year} | 7,5% |" for year in YEARS]
    desk.write("en.md", _ENGLISH.format(rows="\n".join(english)) + "\n" + FILES["en.md"])
    rows = "\n".join(khmer).translate(_KHMER_DIGITS)
    desk.write("km.md", _KHMER.format(rows=rows) + "\n" + FILES["km.md"])
    desk.write("figures/map.svg", _MAP)
    picture = BytesIO()
    Image.new("RGB", (600, 600), (200, 60, 40)).save(picture, "PNG")
    desk.write("figures/square.png", picture.getvalue())
    return desk
