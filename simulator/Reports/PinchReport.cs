using NeuralGlasses.Interaction.Motion;

namespace NeuralGlasses.Simulator.Reports;

/// <summary>What became of pinches that were followed while the wrist moved.</summary>
/// <param name="Followed">Pinches that began where a scene wanted more of them than a press.</param>
/// <param name="Taps">Those told as a tap.</param>
/// <param name="Holds">Those told as a hold.</param>
/// <param name="Turns">Those that turned a dial.</param>
/// <param name="Drags">Those that dragged.</param>
/// <param name="Doubtful">Taps and holds that were not told, because how the wrist moved is not known or it was about to turn or to drag.</param>
/// <param name="Stale">Presses, taps and holds that came too late to be told.</param>
/// <param name="LostMotion">Pinches in which samples of the wrist were lost or its turn was faster than its sensor can tell.</param>
/// <param name="Unreleased">Pinches whose release was not seen.</param>
public sealed record PinchReport(long Followed, long Taps, long Holds, long Turns, long Drags, long Doubtful, long Stale, long LostMotion, long Unreleased)
{
    internal static PinchReport Of(PinchCounters counters) => new(
        counters.Pinches,
        counters.Taps,
        counters.Holds,
        counters.Turns,
        counters.Drags,
        counters.Doubtful,
        counters.Stale,
        counters.LostMotion + counters.Saturated,
        counters.Unreleased);
}
