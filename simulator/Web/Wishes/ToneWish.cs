using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>The speakers of the glasses are to play a test tone, as far as they have room for it.</summary>
/// <param name="Hz">Its frequency, 50 to 8000 Hz.</param>
/// <param name="ForS">How long, 0.05 to 2 s.</param>
internal sealed record ToneWish(double Hz = 660, double ForS = 0.4) : Wish
{
    private const double Loudness = 0.3;
    private const double EdgeS = 0.01;

    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        RequireRange(Hz, 50, 8000, "hz", "hertz");
        RequireRange(ForS, 0.05, 2, "forS", "seconds");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        var glasses = world.Simulation.Glasses;
        if (glasses.Speaker is not { } speaker)
            throw RefusalException.NotNow($"The glasses {glasses.Profile.Name} have no speakers; restart with others.");
        try
        {
            var taken = speaker.Write(Samples(speaker.RateHz), new HostTime(world.Simulation.Clock.Microseconds));
            return new JournalEntry { Kind = "sound", AtS = world.NowS, Name = "tone", Text = $"The speakers play {1000.0 * taken / speaker.RateHz:F0} ms of a tone of {Hz:F0} Hz" };
        }
        catch (DeviceFailedException e)
        {
            throw RefusalException.NotNow(e.Message);
        }
    }

    // Fades in and out, so that it does not click.
    private short[] Samples(int rateHz) =>
    [
        .. from index in Enumerable.Range(0, (int)(ForS * rateHz))
           let atS = (double)index / rateHz
           let edge = Math.Min(1, Math.Min(atS, ForS - atS) / EdgeS)
           select (short)(Loudness * short.MaxValue * edge * Math.Sin(2 * Math.PI * Hz * atS)),
    ];
}
