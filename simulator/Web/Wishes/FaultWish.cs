using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>Something is to break now, or to be whole again.</summary>
/// <param name="Fault">Its name, one of <see cref="FaultTable.Names"/>.</param>
/// <param name="On">Whether it begins; false ends one that lasts.</param>
/// <param name="ForS">How long one with an end of its own lasts, 0.05 to 600 s.</param>
/// <param name="Channel">The channel of an electrode fault, from 0.</param>
internal sealed record FaultWish(string Fault, bool On = true, double ForS = 1, int Channel = 0) : Wish
{
    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        var fault = FaultTable.Find(Fault) ?? throw RefusalException.Wrong($"fault is '{Fault}'; expected one of {string.Join(", ", FaultTable.Names)}.");
        RequireRange(ForS, 0.05, 600, "forS", "seconds");
        if (Channel < 0 || Channel >= scenario.Wristband.Channels)
            throw RefusalException.Wrong($"channel is {Channel}; expected 0 to {scenario.Wristband.Channels - 1}, as the band has {scenario.Wristband.Channels} channels.");
        if (!On && !fault.Lasts)
            throw RefusalException.Wrong($"The fault '{Fault}' ends by itself; leave 'on' out.");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        var fault = FaultTable.Find(Fault)!;
        fault.Do(world, this);
        if (fault.Lasts && On)
            world.Faults.Add(Fault);
        else
            world.Faults.Remove(Fault);
        return new JournalEntry { Kind = "fault", AtS = world.NowS, Name = Fault, Text = fault.Lasts ? $"{fault.Title}: {(On ? "begins" : "is over")}" : fault.Title };
    }
}
