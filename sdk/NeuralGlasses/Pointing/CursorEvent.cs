using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>Something that the cursor did.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">Host time at the electrode of the newest sample behind it.</param>
/// <param name="X">Where the cursor is, in pixels from the display's left edge.</param>
/// <param name="Y">Where the cursor is, in pixels from the display's top edge.</param>
/// <param name="RightPixels">How far it went to the right since the event before; 0 unless it moved.</param>
/// <param name="DownPixels">How far it went down, likewise.</param>
public readonly record struct CursorEvent(CursorEventKind Kind, HostTime At, double X, double Y, double RightPixels = 0, double DownPixels = 0);
