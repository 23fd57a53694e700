using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>What must hold between the sections of a scenario's file.</summary>
internal static class ScenarioRules
{
    private const int LastingRepetitions = 3;
    private static readonly ArmPeople People = ArmPeople.Load();

    /// <summary>Checks all of it; throws at the first line that breaks a rule.</summary>
    public static void Check(Scenario scenario, Place root)
    {
        CheckChannels(scenario, root);
        CheckPerson(scenario, root);
        CheckCalibration(scenario, root);
        CheckMovements(scenario, root);
        CheckPoints(scenario, root);
        CheckFaults(scenario, root);
        TimeRules.Check(scenario, root);
        CheckExpectations(scenario, root);
        GlassesFields.Check(scenario, root);
    }

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

    // What one kind of arm has and the other has not.
    private static void CheckPerson(Scenario scenario, Place root)
    {
        foreach (var (i, movement) in scenario.Arm.Gestures.Index())
        {
            var known = scenario.Person is null ? People.GestureLabels : MovementTable.Names;
            if (!known.Contains(movement.Gesture))
                throw root.Wrong($"is {movement.Gesture}, which {(scenario.Person is null ? "the arm of statistics never made; give the person a seed, or expect" : "simulated people do not make; expected")} one of {string.Join(", ", known)}.", $"movements[{i}].movement");
            if (scenario.Person is null && movement.HoldS <= 0)
                throw root.Wrong($"has no hold; expected a time, which only simulated people may leave out.", $"movements[{i}]");
            if (scenario.Person is null && (movement.Form is not null || movement.Effort != GestureScenario.UsualEffort ))
                throw root.Wrong($"has a form or an effort, and the arm of statistics has the one of its recordings; leave it out, or give the person a seed.", $"movements[{i}]");
            if (movement.TurnDeg != 0 && (scenario.Person is null || movement.HoldS <= 0 || movement.Form is not (null or MovementForm.Hold)))
                throw root.Wrong($"is {movement.TurnDeg}°, but {(scenario.Person is null ? "the arm of statistics never turned; give the person a seed, or leave it out" : "the movement is not held; expected a hold to turn in")}.", $"movements[{i}].turn");
        }

        foreach (var (i, activity) in (scenario.Person?.Activities ?? []).Index())
        {
            if (activity.ToS > scenario.DurationS)
                throw root.Wrong($"is {RunTime.Words(activity.ToS)}, but the run ends at {RunTime.Words(scenario.DurationS)}; expected activities within it.", $"activities[{i}].to");
        }

        try
        {
            if (scenario.Person is { } person)
                Person.Draw(person.Seed, person.Traits);
        }
        catch (PhysiologyException e)
        {
            throw root.Wrong($"cannot be: {e.Message}", "person");
        }
    }

    // Of a model from a folder nothing is known yet; its calibration says itself what it cannot do.
    private static void CheckCalibration(Scenario scenario, Place root)
    {
        if (scenario.Model == ShippedModels.HandGestures && scenario.Calibration?.Repetitions is > LastingRepetitions and var repetitions)
            throw root.Wrong($"is {repetitions}; expected a whole number from 1 to {LastingRepetitions}, as {scenario.Model} sees gestures that last.", "calibration.repetitions");
        if (scenario.Model == ShippedModels.DiscreteGestures && scenario.Calibration is not null && scenario.Person is null)
            throw root.Wrong($"is given, but the arm of statistics never made what {scenario.Model} sees; give the person a seed.", "calibration");
    }

    private static void CheckMovements(Scenario scenario, Place root)
    {
        var free = 0.0;
        foreach (var (i, movement) in scenario.Arm.Gestures.Index())
        {
            if (movement.AtS < free)
                throw root.Wrong($"is {RunTime.Words(movement.AtS)}, but the movement above it lasts until {RunTime.Words(free)}; expected movements in order of time, one at a time.", $"movements[{i}].at");
            free = movement.AtS + movement.HoldS;
            if (free > scenario.DurationS)
                throw root.Wrong($"is {RunTime.Words(movement.HoldS)} from {RunTime.Words(movement.AtS)} on, but the run ends at {RunTime.Words(scenario.DurationS)}; expected movements within it.", $"movements[{i}].hold");
        }
    }

    private static void CheckPoints(Scenario scenario, Place root)
    {
        if (scenario.Points.Count == 0)
            return;
        if (scenario.Person is null)
            throw root.Wrong("is given, but the arm of statistics has no wrist that sees a display; give the person a seed.", "points");
        foreach (var (i, point) in scenario.Points.Index())
        {
            if (point.TurnDeg != 0 && point.HoldS <= 0)
                throw root.Wrong($"is {point.TurnDeg}°, but the fingers are not held; expected a hold to turn in.", $"points[{i}].turn");
        }
    }

    private static void CheckExpectations(Scenario scenario, Place root)
    {
        foreach (var (i, expectation) in scenario.Expectations.Index())
        {
            var timing = expectation.Timing;
            if (timing.LatestS > scenario.DurationS)
                throw root.Wrong($"is \"{expectation.Sentence}\", but the run ends at {RunTime.Words(scenario.DurationS)}; expected times within it.", $"expect[{i}]");
            if (timing.After == Timing.ItsMovement && expectation.OwnMovement is null)
                throw root.Wrong($"is \"{expectation.Sentence}\", which has no movement of its own; expected the name of one, such as 'after fist'.", $"expect[{i}]");
            if (timing.Movement(expectation.OwnMovement) is { } movement && !scenario.Arm.Gestures.Any(g => g.Gesture == movement))
                throw root.Wrong($"is \"{expectation.Sentence}\", but no movement is {movement}; {Instead(scenario, movement)}", $"expect[{i}]");
        }
    }

    private static string Instead(Scenario scenario, string movement) => scenario.Arm.Gestures.Count == 0
        ? "expected a time, such as 'of 3 s'."
        : NearestName.Suggest(movement, [.. scenario.Arm.Gestures.Select(g => g.Gesture).Distinct().Order(StringComparer.Ordinal)]);

    private static void CheckFaults(Scenario scenario, Place root)
    {
        var last = 0.0;
        foreach (var (i, fault) in scenario.Faults.Index())
        {
            if (fault.AtS < last)
                throw root.Wrong($"is {RunTime.Words(fault.AtS)}, before the fault at {RunTime.Words(last)} above it; expected them in order of time.", $"faults[{i}].at");
            if (fault.AtS >= scenario.DurationS)
                throw root.Wrong($"is {RunTime.Words(fault.AtS)}, but the run ends at {RunTime.Words(scenario.DurationS)}; expected faults within it.", $"faults[{i}].at");
            if (scenario.Faults.Take(i).FirstOrDefault(f => f.Fault == fault.Fault && (f.ForS is null ? FaultCatalogue.Find(f.Fault).End is not null : f.AtS + f.ForS > fault.AtS)) is { } before)
                throw root.Wrong($"is {fault.Fault} at {RunTime.Words(fault.AtS)}, while that of {RunTime.Words(before.AtS)} still lasts; expected one after the other.", $"faults[{i}].fault");
            last = fault.AtS;
        }
    }
}
