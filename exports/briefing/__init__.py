"""What an advocate hands over: slides, papers and pages made of the current view, every figure with its sources."""
