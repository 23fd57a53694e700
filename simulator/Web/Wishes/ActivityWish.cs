using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>The wearer is to do something of daily life for a while, that nobody means.</summary>
/// <param name="Activity">Its name.</param>
/// <param name="ForS">How long, 0.5 to 600 s.</param>
internal sealed record ActivityWish(string Activity, double ForS = 10) : Wish
{
    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        if (!DailyLife.Names.Contains(Activity))
            throw RefusalException.Wrong($"activity is '{Activity}'; expected one of {string.Join(", ", DailyLife.Names)}.");
        RequireRange(ForS, 0.5, 600, "forS", "seconds");
        RequirePerson(scenario, "nobody can do anything besides");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        var arm = world.Forearm!;
        var (from, to) = (arm.Seconds, arm.Seconds + ForS);
        arm.Add(arm.DailyLife.While(Activity, from, to));
        return new JournalEntry { Kind = "activity", AtS = world.NowS, Name = Activity, OnsetS = from, EndS = to, Text = $"{Activity} for {ForS} s" };
    }
}
