"""A press file has no annotations, and its tags are sound without them."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.prepress.annotations import without_annotations


def linked() -> Pdf:
    """Return a page with a paragraph of some words and a link with words of its own."""
    pdf = Pdf.new()
    page = pdf.add_blank_page().obj
    page.StructParents = 0
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, StructParent=1))
    page.Annots = Array([annotation])
    reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
    link = pdf.make_indirect(Dictionary(S=Name.Link, Pg=page, K=Array([reference, 1])))
    paragraph = pdf.make_indirect(Dictionary(S=Name.P, Pg=page, K=Array([0, link])))
    link.P = paragraph
    entries = Array([0, Array([paragraph, link]), 1, link])
    tree = Dictionary(
        Type=Name.StructTreeRoot, K=Array([paragraph]), ParentTree=Dictionary(Nums=entries)
    )
    pdf.Root.StructTreeRoot = pdf.make_indirect(tree)
    paragraph.P = pdf.Root.StructTreeRoot
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))
    without_annotations(pdf)
    return pdf


def link_of(pdf: Pdf) -> Any:
    return pdf.Root.StructTreeRoot.K[0].K[1]


def test_pages_and_catalogue_know_of_none() -> None:
    pdf = linked()
    assert "/Annots" not in pdf.pages[0].obj
    assert "/AcroForm" not in pdf.Root


def test_a_link_becomes_a_span_with_the_same_words() -> None:
    pdf = linked()
    assert (link_of(pdf).S, list(link_of(pdf).K)) == ("/Span", [1])


def test_the_parent_tree_forgets_annotations_only() -> None:
    pdf = linked()
    assert list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2] == [0]
    assert pdf.pages[0].obj.StructParents == 0


def test_the_parent_tree_may_have_branches() -> None:
    pdf = linked()
    page = pdf.pages[0].obj
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, StructParent=7))
    link_of(pdf).K = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
    branch = Dictionary(Limits=Array([5, 7]), Nums=Array([5, Array([]), 7, link_of(pdf)]))
    pdf.Root.StructTreeRoot.ParentTree = Dictionary(Kids=Array([pdf.make_indirect(branch)]))
    without_annotations(pdf)
    assert list(pdf.Root.StructTreeRoot.ParentTree.Kids[0].Nums) == [5, Array([])]
    assert list(link_of(pdf).K) == []


def test_a_reference_to_a_form_is_kept() -> None:
    pdf = linked()
    stream = pdf.make_stream(b"", Subtype=Name.Form)
    link_of(pdf).K = Array([Dictionary(Type=Name.OBJR, Obj=stream)])
    without_annotations(pdf)
    assert len(link_of(pdf).K) == 1


def test_a_tree_in_a_circle_ends() -> None:
    pdf = linked()
    link_of(pdf).K.append(pdf.Root.StructTreeRoot.K[0])
    tree = pdf.make_indirect(pdf.Root.StructTreeRoot.ParentTree)
    tree.Kids = Array([tree])
    pdf.Root.StructTreeRoot.ParentTree = tree
    without_annotations(pdf)
    assert link_of(pdf).S == "/Span"


def test_an_untagged_file_only_loses_its_annotations() -> None:
    pdf = Pdf.new()
    pdf.add_blank_page().obj.Annots = Array([])
    without_annotations(pdf)
    assert "/Annots" not in pdf.pages[0].obj
