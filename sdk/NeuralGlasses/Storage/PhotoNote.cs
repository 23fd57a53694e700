namespace NeuralGlasses.Storage;

/// <summary>What is written into a photo besides its time.</summary>
/// <param name="App">Id of the app that took it; empty for none.</param>
/// <param name="Zoom">Digital zoom, 1 for none.</param>
public readonly record struct PhotoNote(string App, double Zoom);
