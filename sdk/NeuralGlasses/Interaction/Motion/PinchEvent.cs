using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>Something that a pinch said.</summary>
/// <param name="Kind">What.</param>
/// <param name="Press">The press with which the pinch began; its name says which finger.</param>
/// <param name="At">Host time of what says so: the sample of the wrist, or the newest sample of the gesture.</param>
/// <param name="Steps">Steps of a <see cref="PinchEventKind.TurnBy"/>, positive clockwise as the wearer looks along the forearm; 0 else.</param>
/// <param name="RightDegrees">How far the hand went to the right since the last <see cref="PinchEventKind.DragBy"/>, in degrees about elbow and shoulder; 0 else. The band sits on the forearm and does not see what bends the wrist alone.</param>
/// <param name="DownDegrees">How far the hand went down, likewise.</param>
/// <param name="End">Why the pinch is over, in its <see cref="PinchEventKind.End"/>.</param>
public readonly record struct PinchEvent(
    PinchEventKind Kind,
    GestureEvent Press,
    HostTime At,
    int Steps = 0,
    double RightDegrees = 0,
    double DownDegrees = 0,
    PinchEnd End = PinchEnd.None);
