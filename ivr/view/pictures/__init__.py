"""Pictures of a flow: SVG, which Graphviz lays out, and Mermaid, which is text."""
