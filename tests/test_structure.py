"""What holds of the code as a whole: its imports and its names."""

import grimp


def test_no_module_imports_itself_through_others() -> None:
    """`lint-imports` looks at the modules of a package beside each other; this one at their package's face as well."""
    graph = grimp.build_graph("poa_tracker", cache_dir=None)
    left = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(left) > 200
    # What imports nothing of what is left is in no circle, nor is what nothing left imports.
    while loose := {
        module
        for module, imported in left.items()
        if not imported & left.keys() or not any(module in others for others in left.values())
    }:
        left = {module: imported for module, imported in left.items() if module not in loose}
    assert sorted(left) == []
