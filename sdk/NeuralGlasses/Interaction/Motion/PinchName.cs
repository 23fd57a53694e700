using NeuralGlasses.Decoding.Events;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>Which finger's press, release and hold belong together, by their names alone. Nothing is allocated.</summary>
internal static class PinchName
{
    public static bool IsPress(string gesture) => gesture.EndsWith(EventLabels.PressSuffix, StringComparison.Ordinal);

    public static bool IsReleaseOf(string press, string gesture) => BelongsTo(press, gesture, EventLabels.ReleaseSuffix);

    public static bool IsHoldOf(string press, string gesture) => BelongsTo(press, gesture, EventLabels.HoldSuffix);

    /// <summary>Whether a gesture is a release or a hold of any finger.</summary>
    public static bool IsPart(string gesture) =>
        gesture.EndsWith(EventLabels.ReleaseSuffix, StringComparison.Ordinal) || gesture.EndsWith(EventLabels.HoldSuffix, StringComparison.Ordinal);

    /// <summary>Whether a gesture is made of two presses, of which it tells nothing new.</summary>
    public static bool IsDouble(string gesture) => gesture == EventLabels.Wake || gesture.EndsWith(EventLabels.DoubleSuffix, StringComparison.Ordinal);

    private static bool BelongsTo(string press, string gesture, string suffix) =>
        gesture.EndsWith(suffix, StringComparison.Ordinal)
        && press.AsSpan(0, press.Length - EventLabels.PressSuffix.Length).SequenceEqual(gesture.AsSpan(0, gesture.Length - suffix.Length));
}
