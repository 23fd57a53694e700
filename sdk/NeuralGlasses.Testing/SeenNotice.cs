using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Testing;

/// <summary>A notice that the wearer saw or heard.</summary>
/// <param name="At">When it came.</param>
/// <param name="Title">Its title, which is that of the app for a warning of the glasses.</param>
/// <param name="Text">Its text.</param>
/// <param name="Tone">How it is meant.</param>
public sealed record SeenNotice(HostTime At, string Title, string Text, HudTone Tone);
