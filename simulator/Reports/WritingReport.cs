namespace NeuralGlasses.Simulator.Reports;

/// <summary>What was written with gestures.</summary>
/// <param name="Keystrokes">Gestures that typed a key of a text, held ones among them.</param>
/// <param name="HeldBack">Further ones that the gate held back.</param>
/// <param name="Texts">Texts that came to their end, in order.</param>
public sealed record WritingReport(int Keystrokes, int HeldBack, IReadOnlyList<TextReport> Texts);

/// <summary>A text that came to its end.</summary>
/// <param name="AtS">When, in seconds.</param>
/// <param name="End">written, cancelled or left.</param>
/// <param name="Text">What was written; empty unless it was taken.</param>
public sealed record TextReport(double AtS, string End, string Text);
