namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>Lists with times go forwards, and nothing in them begins behind the end of the run. Movements and faults have rules of their own.</summary>
internal static class TimeRules
{
    /// <summary>Checks all lists; throws at the first line that breaks a rule.</summary>
    public static void Check(Scenario scenario, Place root)
    {
        foreach (var (field, what, times) in Ordered(scenario))
        {
            for (var i = 1; i < times.Count; i++)
            {
                if (times[i] < times[i - 1])
                    throw root.Wrong($"is {RunTime.Words(times[i])}, before the {what} at {RunTime.Words(times[i - 1])} above it; expected them in order of time.", Named(field, i));
            }
        }

        foreach (var (field, times) in Ordered(scenario).Select(list => (list.Field, list.Times)).Concat(Unordered(scenario)))
        {
            for (var i = 0; i < times.Count; i++)
            {
                if (times[i] >= scenario.DurationS)
                    throw root.Wrong($"is {RunTime.Words(times[i])}, but the run ends at {RunTime.Words(scenario.DurationS)}; expected a time within it.", Named(field, i));
            }
        }
    }

    private static IEnumerable<(string Field, string What, IReadOnlyList<double> Times)> Ordered(Scenario scenario) =>
    [
        ("donning.again[].at", "donning", [.. (scenario.Person?.Redonnings ?? []).Select(d => d.AtS)]),
        ("points[].from", "point", [.. scenario.Points.Select(p => p.AtS)]),
        ("activities[].from", "activity", [.. (scenario.Person?.Activities ?? []).Select(a => a.FromS)]),
        ("radio.outages[].at", "outage", [.. scenario.Radio.Outages.Select(o => o.AtS)]),
        ("glasses.head[].at", "movement", [.. scenario.Glasses.Head.Select(h => h.AtS)]),
        ("glasses.power.charging[].from", "charging", [.. scenario.Glasses.Power.Charging.Select(c => c.FromS)]),
        ("glasses.pauses[].from", "pause", [.. scenario.Glasses.Pauses.Select(p => p.FromS)]),
        ("glasses.doffed[].from", "time off the head", [.. scenario.Glasses.Doffed.Select(d => d.FromS)]),
        ("room.says[].at", "sound", [.. scenario.Glasses.Microphone.Sounds.Select(s => s.AtS)]),
    ];

    // Of several channels and networks each has a time of its own, and touches were found to be in order where they are read.
    private static IEnumerable<(string Field, IReadOnlyList<double> Times)> Unordered(Scenario scenario) =>
    [
        ("donning.loose_electrodes[].from", [.. scenario.Arm.LooseElectrodes.Select(l => l.FromS)]),
        ("radio.interference[].from", [.. scenario.Radio.Interference.Select(n => n.FromS)]),
        ("glasses.buttons[].at", [.. scenario.Glasses.Buttons.Select(b => b.AtS)]),
    ];

    private static string Named(string field, int item) => field.Replace("[]", $"[{item}]", StringComparison.Ordinal);
}
