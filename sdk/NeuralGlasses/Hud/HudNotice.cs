using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hud;

/// <summary>A card over the scene that goes away by itself.</summary>
/// <param name="Id">Name of the notice, unique within a run.</param>
/// <param name="Kind">How it is meant.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">What there is to say; empty for nothing.</param>
/// <param name="Until">Host time at which it goes away.</param>
public sealed record HudNotice(string Id, HudNoticeKind Kind, string Title, string Text, HostTime Until);
