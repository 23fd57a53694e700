using NeuralGlasses.Contract;

namespace NeuralGlasses.Diagnosis;

/// <summary>Judges the electrode pairs: contact, impedance, noise, signal, hum and limits.</summary>
internal static class ElectrodeJudgement
{
    public static void Judge(ExaminationReport report, Judgement judgement)
    {
        IReadOnlyList<PairReading> pairs = report.Pairs;
        if (report.RefusedToMeasure && report.StoppedBy == 0 && report.Condition is not { IsCharging: true })
        {
            judgement.Wrong(
                "contact",
                "The band refused to measure its electrodes; " +
                "expected contact, impedance and noise; disconnect other devices from it, restart it and run this again.");
        }

        if (pairs.Count == 0)
            return;
        PairReading[] touching = [.. pairs.Where(p => !p.IsOff)];
        PairReading[] atLimit = [.. touching.Where(p => IsAtLimit(report, p))];

        // What stands at a limit shows neither its impedance nor its signal.
        PairReading[] sound = [.. touching.Except(atLimit)];
        JudgeContact(pairs, touching, sound, judgement);
        JudgeNoise(pairs, judgement);
        JudgeLimits(report, atLimit, judgement);
        JudgeSignal(pairs.Count, touching, sound, judgement);
        JudgeMains(touching, judgement);
    }

    private static void JudgeContact(IReadOnlyList<PairReading> pairs, PairReading[] touching, PairReading[] sound, Judgement judgement)
    {
        if (touching.Length == 0)
        {
            judgement.Wrong("contact", "No electrode pair has contact; expected the band on an arm; put it on, tighten it and run this again.");
            return;
        }

        Off(pairs, 1, "the positive electrode", judgement);
        Off(pairs, 2, "the negative electrode", judgement);
        Off(pairs, 3, "either electrode", judgement);
        PairReading[] loose = [.. touching.Where(p => p.OffShare > 0)];
        if (loose.Length > 0)
        {
            judgement.Warn(
                "contact",
                $"{PairList.Names(loose, pairs.Count, "lost", "lost")} contact for up to {loose.Max(p => p.OffShare):P0} of the stream; " +
                "expected it throughout; tighten the band.");
        }

        PairReading[] poor = [.. sound.Where(p => p.Ohms > ExaminationLimits.PoorContactOhms)];
        if (poor.Length > 0)
        {
            judgement.Warn(
                "contact",
                $"{PairList.Names(poor, pairs.Count, "has", "have")} an impedance of up to {poor.Max(p => p.Ohms) / 1e6:F1} MΩ; " +
                $"expected less than {ExaminationLimits.PoorContactOhms / 1e6:F0} MΩ; clean the skin, wet the electrodes and tighten the band.");
        }

        PairReading[] open = [.. sound.Where(p => p.IsBeyondOhms)];
        if (open.Length > 0)
        {
            judgement.Warn(
                "contact",
                $"{PairList.Names(open, pairs.Count, "has", "have")} an impedance that is too high to be measured; " +
                $"expected less than {ExaminationLimits.PoorContactOhms / 1e6:F0} MΩ; clean the skin, wet the electrodes and tighten the band.");
        }

        judgement.Settle("contact", pairs.All(p => p.ElectrodesOff is not null || p.OffShare is not null), "Every electrode that was looked at has contact.");
    }

    private static void Off(IReadOnlyList<PairReading> pairs, int electrodes, string names, Judgement judgement)
    {
        // What only the stream says does not tell which of the two it is.
        PairReading[] off = [.. pairs.Where(p => p.IsOff && (p.ElectrodesOff is > 0 and var told ? told : 3) == electrodes)];
        if (off.Length > 0)
        {
            judgement.Wrong(
                "contact",
                $"{PairList.Names(off, pairs.Count, "has", "have")} no contact at {names}; " +
                "expected skin under both; tighten the band and wet the electrodes, or have the lead repaired.");
        }
    }

    private static void JudgeNoise(IReadOnlyList<PairReading> pairs, Judgement judgement)
    {
        PairReading[] noisy = [.. pairs.Where(p => p.NoiseMicrovolts > ExaminationLimits.HighNoiseMicrovolts)];
        if (noisy.Length > 0)
        {
            double most = noisy.Max(p => p.NoiseMicrovolts!.Value);
            judgement.Exceeds(
                most > ExaminationLimits.BrokenNoiseMicrovolts,
                "noise",
                $"{PairList.Names(noisy, pairs.Count, "makes", "make")} noise of up to {most:F1} µV with inputs shorted; " +
                $"expected less than {ExaminationLimits.HighNoiseMicrovolts:F0} µV; have the EMG front end and its supply checked.");
        }

        judgement.Settle("noise", pairs.All(p => p.NoiseMicrovolts is not null), "The EMG front end's own noise is low.");
    }

    private static void JudgeLimits(ExaminationReport report, PairReading[] atLimit, Judgement judgement)
    {
        if (!IsSaturated(report))
            return;
        string who = atLimit.Length > 0 ? PairList.Names(atLimit, report.Pairs.Count, "stands", "stand") : "Some pair stands";
        judgement.Exceeds(
            IsTold(report) || atLimit.Any(p => p.IsConstant),
            "electrodes",
            $"{who} at a limit of the EMG front end; " +
            "expected less than ±400 mV between its electrodes and ±6 mV of signal; clean skin and electrodes, or have the band repaired.");
    }

    // A flag of a frame does not say which pair it is, and one that comes off stands at a limit anyway.
    private static bool IsSaturated(ExaminationReport report) => IsTold(report)
        || (report.Pairs.All(p => !p.IsOff && p.OffShare == 0) && report.Stream is { } stream && stream.SaturatedFrames > stream.FramesReceived * ExaminationLimits.SaturatedShare);

    private static bool IsTold(ExaminationReport report) => report.Condition is { } condition && (condition.Faults & FaultCode.Bit(FaultCode.Saturated)) != 0;

    private static bool IsAtLimit(ExaminationReport report, PairReading pair)
    {
        bool isLogged = IsTold(report) && report.FaultLog is { } log
            && log.Any(l => l.Code == FaultCode.Saturated && l.Detail == pair.Number && l.BootNumber == report.Condition!.BootNumber);
        return isLogged || (IsSaturated(report) && (pair.IsConstant || pair.LimitShare > ExaminationLimits.SaturatedShare));
    }

    private static void JudgeSignal(int all, PairReading[] touching, PairReading[] sound, Judgement judgement)
    {
        PairReading[] bridged = [.. sound.Where(p => p.Ohms < ExaminationLimits.BridgedOhms)];
        if (bridged.Length > 0)
        {
            judgement.Wrong(
                "electrodes",
                $"{PairList.Names(bridged, all, "is", "are")} bridged, with an impedance of {bridged.Min(p => p.Ohms) / 1000:F0} kΩ; " +
                $"expected at least the {ExaminationLimits.ResistorOhms / 1000:F0} kΩ of two resistors; look for solder or moisture between the leads.");
        }

        PairReading[] dead = [.. sound.Except(bridged).Where(p => IsDead(p, Median(sound)))];
        if (dead.Length > 0 && dead.Length == touching.Length)
        {
            judgement.Wrong(
                "electrodes",
                "No pair carries more than the EMG front end's own noise; " +
                "expected a living arm; put the band on, or have its leads repaired.");
        }
        else if (dead.Length > 0)
        {
            judgement.Wrong(
                "electrodes",
                $"{PairList.Names(dead, all, "is", "are")} dead: no more signal than the EMG front end's own noise; " +
                "expected as much as its neighbours; have the lead repaired.");
        }

        judgement.Settle("electrodes", touching.Length > 0 && touching.All(p => p.SignalMicrovolts is not null), "Every pair in contact carries a signal.");
    }

    // Noise that hides a resting arm hides a dead pair too; then only a pair that says the same number throughout is dead.
    private static bool IsDead(PairReading pair, double median)
    {
        if (pair.SignalMicrovolts is not { } signal)
            return false;
        if (pair.IsConstant)
            return true;
        bool isQuiet = pair.NoiseMicrovolts is { } noise && noise < ExaminationLimits.HighNoiseMicrovolts && signal < noise * ExaminationLimits.LiveOverNoise;
        return isQuiet && (signal < median * ExaminationLimits.LiveOverMedian || median < pair.NoiseMicrovolts * ExaminationLimits.LiveOverNoise);
    }

    private static double Median(PairReading[] pairs)
    {
        double[] signals = [.. pairs.Select(p => p.SignalMicrovolts).OfType<double>().Order()];
        return signals.Length > 0 ? signals[signals.Length / 2] : 0;
    }

    private static void JudgeMains(PairReading[] touching, Judgement judgement)
    {
        PairReading[] humming = [.. touching.Where(p => p.MainsMicrovolts > ExaminationLimits.HighMainsMicrovolts)];
        if (humming.Length > 0)
        {
            PairReading loudest = humming.MaxBy(p => p.MainsMicrovolts)!;
            int hertz = loudest.Mains60Microvolts > loudest.Mains50Microvolts ? 60 : 50;
            judgement.Exceeds(
                loudest.MainsMicrovolts > ExaminationLimits.DrowningMainsMicrovolts,
                "mains",
                $"{PairList.Names(humming, touching.Length, "picks up", "pick up")} as much as {loudest.MainsMicrovolts:F0} µV of {hertz} Hz mains; " +
                $"expected less than {ExaminationLimits.HighMainsMicrovolts:F0} µV; wet the electrodes, and move away from chargers and mains leads.");
        }

        judgement.Settle("mains", touching.Length > 0 && touching.All(p => p.MainsMicrovolts is not null), "Mains pick-up is low.");
    }
}
