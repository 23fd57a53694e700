using NeuralGlasses.Contract;

namespace NeuralGlasses.Diagnosis;

/// <summary>Judges the band itself: who it is, its faults, its start, battery, settings and security.</summary>
internal static class BandJudgement
{
    // At a gain above this a half-cell of ±300 mV clips (hardware-spec/afe-ads1298.md).
    private const int MaxSafeGain = 6;

    public static void Judge(ExaminationReport report, Judgement judgement)
    {
        JudgeIdentity(report, judgement);
        JudgeFaults(report, judgement);
        if (report.Condition is { } condition)
        {
            JudgeStart(condition, judgement);
            JudgeBattery(report, condition, judgement);
            JudgeSecurity(condition, judgement);
        }
        else if (report.Interruption is null)
        {
            judgement.Wrong("condition", "The band did not tell its condition; expected battery, faults and start; update its firmware.");
        }

        JudgeFirmware(report, judgement);
        JudgeSettings(report, judgement);
    }

    private static void JudgeIdentity(ExaminationReport report, Judgement judgement)
    {
        (string Name, string? Text)[] texts =
        [
            ("manufacturer", report.Identity.Manufacturer),
            ("model", report.Identity.Model),
            ("hardware revision", report.Identity.HardwareRevision),
            ("firmware revision", report.Identity.FirmwareRevision),
        ];
        string[] missing = [.. texts.Where(t => string.IsNullOrEmpty(t.Text)).Select(t => t.Name)];
        if (missing.Length > 0 && report.Interruption is null)
            judgement.Note("identity", $"The band does not state its {string.Join(", ", missing)}; expected all four texts of Device Information.");
        if (report.Versions is { } versions && report.Identity.FirmwareRevision is { Length: > 0 } text && text != $"{versions.FirmwareMajor}.{versions.FirmwareMinor}")
        {
            judgement.Warn(
                "identity",
                $"The band states firmware {text} and {versions.FirmwareMajor}.{versions.FirmwareMinor} at once; " +
                "expected one version; install its firmware again.");
        }

        judgement.Settle("identity", missing.Length == 0, "The band states who it is.");
        if (report.Versions is null && report.Interruption is null)
            judgement.Warn("versions", "The band does not state its versions; expected an answer to the command; update its firmware.");
        judgement.Settle("versions", report.Versions is not null, "The band speaks this program's versions.");
    }

    private static void JudgeFaults(ExaminationReport report, Judgement judgement)
    {
        uint now = (report.Condition?.Faults ?? 0) | (report.StoppedBy > 0 ? FaultCode.Bit(report.StoppedBy) : 0);
        int boot = report.Condition?.BootNumber ?? -1;
        IReadOnlyList<FaultLine> log = report.FaultLog ?? [];
        for (var code = 1; code < 32; code++)
        {
            // Which pairs stand at a limit is told with the electrodes, where there are any.
            if (code == FaultCode.Saturated && report.Pairs.Count > 0)
                continue;
            bool isOfAfe = code is FaultCode.AfeIdentity or FaultCode.AfeRegister;
            if ((now & FaultCode.Bit(code)) == 0 || (isOfAfe && report.Condition is { IsCharging: true }))
                continue;
            if (isOfAfe && report.Stream is { FramesReceived: > 0 })
            {
                judgement.Warn(
                    "AFE",
                    $"The band told of '{FaultMeaning.Name(code)}' when it started, and streams now; " +
                    "expected an EMG front end that answers at once; it is held off on the charger, else have its contacts looked at.");
            }
            else
            {
                judgement.Add(FaultMeaning.Of(code, log.FirstOrDefault(l => l.Code == code && l.BootNumber == boot)?.Detail));
            }
        }

        FaultLine[] over = [.. log.Where(l => l.BootNumber != boot || (now & FaultCode.Bit(l.Code & 31)) == 0)];
        if (over.Length > 0)
        {
            string newest = $"'{FaultMeaning.Name(over[0].Code)}' in start {over[0].BootNumber} after {over[0].UptimeS} s";
            judgement.Note(
                "fault log",
                $"It holds {over.Length} {(over.Length == 1 ? "fault that is" : "faults that are")} over, the newest {newest}; " +
                "nothing to do unless they come again.");
        }

        judgement.Settle("faults", now == 0 && report.Condition is not null, "No fault is there now.");
    }

    private static void JudgeStart(ConditionReading condition, Judgement judgement)
    {
        bool isTold = (condition.Faults & FaultCode.Bit(FaultCode.UnexpectedRestart)) != 0;
        if (condition.Reset is ResetReason.Watchdog or ResetReason.BrownOut && !isTold)
        {
            judgement.Warn(
                "start",
                $"The band started {FaultMeaning.Start(condition.Reset)}; " +
                "expected power or its button to start it; charge it, and watch whether that comes again.");
        }

        judgement.Settle("start", !isTold, $"The band started {FaultMeaning.Start(condition.Reset)}.");
    }

    private static void JudgeBattery(ExaminationReport report, ConditionReading condition, Judgement judgement)
    {
        long low = report.Settings?.LowBatteryPercent ?? 0;
        if (condition.BatteryMillivolts == 0)
        {
            judgement.Wrong("battery", "The battery's gauge does not answer; expected a voltage; have the band repaired.");
        }
        else if (condition.IsCharging)
        {
            judgement.Wrong(
                "charger",
                "The charger is plugged in, which keeps the EMG front end off; " +
                "expected a band on its own battery; unplug it and run this again to have electrodes and stream examined.");
        }
        else if (condition.IsBatteryLow || condition.BatteryPercent <= low)
        {
            judgement.Warn(
                "battery",
                $"The battery has {condition.BatteryPercent} % ({condition.BatteryMillivolts} mV) left; " +
                $"expected more than {Math.Max(low, 1)} %; charge the band.");
        }

        judgement.Settle("battery", true, $"The battery has {condition.BatteryPercent} %.");
    }

    private static void JudgeSecurity(ConditionReading condition, Judgement judgement)
    {
        if (!condition.IsAuthenticated)
        {
            judgement.Note(
                "security",
                "The link is encrypted and not authenticated, for no passkey was compared; " +
                "pair anew with it if one is printed on the band.");
        }

        if (condition.IsPairing)
            judgement.Note("security", "Another device may pair with the band now; wait until its light stops asking, if you did not mean that.");
        judgement.Settle("security", true, "The band serves encrypted links alone.");
    }

    private static void JudgeFirmware(ExaminationReport report, Judgement judgement)
    {
        if (report.Diagnostics is not { } counters)
            return;
        uint now = report.Condition?.Faults ?? 0;
        if (counters.LateSteps > 0)
        {
            judgement.Note(
                "firmware",
                $"{counters.LateSteps} turns of the firmware's loop came late, the longest after {counters.LongestStepMicroseconds / 1000} ms; " +
                "nothing to do unless frames are lost.");
        }

        if (counters.FreeMemoryBytes < ExaminationLimits.FreeMemoryBytes)
        {
            judgement.Warn(
                "firmware",
                $"The firmware has {counters.FreeMemoryBytes} bytes of memory left; " +
                $"expected at least {ExaminationLimits.FreeMemoryBytes}; restart the band, and tell its makers.");
        }

        bool isAfeTold = (now & (FaultCode.Bit(FaultCode.AfeSilent) | FaultCode.Bit(FaultCode.AfeFrames))) != 0;
        if (counters.AfeRestarts > 0 && !isAfeTold)
        {
            judgement.Warn(
                "AFE",
                $"The EMG front end was started anew {counters.AfeRestarts} times; " +
                "expected never; have the band repaired if that goes on.");
        }

        if (counters.DamagedAfeFrames > 0 && !isAfeTold)
        {
            judgement.Warn(
                "AFE",
                $"{counters.DamagedAfeFrames} frames of the EMG front end were damaged; " +
                "expected none; have the band repaired if that goes on.");
        }

        if (counters.FailedSaves > 0 && (now & FaultCode.Bit(FaultCode.Storage)) == 0)
        {
            judgement.Warn(
                "storage",
                $"{counters.FailedSaves} writes of the settings failed; " +
                "expected none; set what you changed again, and have the band repaired if that goes on.");
        }

        judgement.Settle("firmware", counters.UptimeS is not null, "The firmware's loop is on time.");
    }

    private static void JudgeSettings(ExaminationReport report, Judgement judgement)
    {
        if (report.Settings is not { } settings)
            return;
        if (settings.HapticIntensity == 0)
            judgement.Note("settings", "Haptics are turned off; set the haptic intensity to 1 to 3 to feel the band.");
        if (settings.AfeGain > MaxSafeGain)
            judgement.Note("settings", $"The gain is {settings.AfeGain}, at which electrodes that differ by 300 mV clip; {MaxSafeGain} is the default.");
    }
}
