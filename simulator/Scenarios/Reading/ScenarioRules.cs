using NeuralGlasses.Simulator.Faults;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>What must hold between the sections of a scenario's file.</summary>
internal static class ScenarioRules
{
    /// <summary>Checks all of it; throws at the first line that breaks a rule.</summary>
    public static void Check(Scenario scenario, Place root)
    {
        CheckChannels(scenario, root);
        CheckMovements(scenario, root);
        CheckFaults(scenario, root);
    }

    /// <summary>A time in words.</summary>
    public static string S(double seconds) => Unit.Seconds.Show((decimal)seconds);

    private static void CheckChannels(Scenario scenario, Place root)
    {
        var used = scenario.Arm.LooseElectrodes.Select((l, i) => (l.Channel, Field: $"donning.loose_electrodes[{i}].channel"))
            .Concat(scenario.Arm.PairImpedances.Select((p, i) => (p.Channel, $"donning.impedances[{i}].channel")))
            .Concat(scenario.Wristband.DeadChannels.Select((c, i) => (c, $"band.dead_channels[{i}]")));
        foreach (var (channel, field) in used)
        {
            if (channel >= scenario.Wristband.Channels)
                throw root.Wrong($"is {channel}; expected a channel from 0 to {scenario.Wristband.Channels - 1}, as the band has {scenario.Wristband.Channels}.", field);
        }
    }

    private static void CheckMovements(Scenario scenario, Place root)
    {
        var free = 0.0;
        foreach (var (i, movement) in scenario.Arm.Gestures.Index())
        {
            if (movement.AtS < free)
                throw root.Wrong($"is {S(movement.AtS)}, but the movement above it lasts until {S(free)}; expected movements in order of time, one at a time.", $"movements[{i}].at");
            free = movement.AtS + movement.HoldS;
            if (free > scenario.DurationS)
                throw root.Wrong($"is {S(movement.HoldS)} from {S(movement.AtS)} on, but the run ends at {S(scenario.DurationS)}; expected movements within it.", $"movements[{i}].hold");
        }
    }

    private static void CheckFaults(Scenario scenario, Place root)
    {
        var last = 0.0;
        foreach (var (i, fault) in scenario.Faults.Index())
        {
            if (fault.AtS < last)
                throw root.Wrong($"is {S(fault.AtS)}, before the fault at {S(last)} above it; expected them in order of time.", $"faults[{i}].at");
            if (fault.AtS >= scenario.DurationS)
                throw root.Wrong($"is {S(fault.AtS)}, but the run ends at {S(scenario.DurationS)}; expected faults within it.", $"faults[{i}].at");
            if (scenario.Faults.Take(i).FirstOrDefault(f => f.Fault == fault.Fault && (f.ForS is null ? FaultCatalogue.Find(f.Fault).End is not null : f.AtS + f.ForS > fault.AtS)) is { } before)
                throw root.Wrong($"is {fault.Fault} at {S(fault.AtS)}, while that of {S(before.AtS)} still lasts; expected one after the other.", $"faults[{i}].fault");
            last = fault.AtS;
        }
    }
}
