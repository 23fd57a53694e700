using NeuralGlasses.Contract;

namespace NeuralGlasses.Diagnosis;

/// <summary>What the fault codes of the wristband mean for a person.</summary>
public static class FaultMeaning
{
    /// <summary>Name of a code, as the protocol's table has it.</summary>
    public static string Name(int code) => code switch
    {
        FaultCode.AfeIdentity => "AFE identity",
        FaultCode.AfeRegister => "AFE register",
        FaultCode.Engine => "engine",
        FaultCode.AfeSilent => "AFE silent",
        FaultCode.AfeFrames => "AFE frames",
        FaultCode.ImuAbsent => "IMU absent",
        FaultCode.ImuSilent => "IMU silent",
        FaultCode.HapticsAbsent => "haptics absent",
        FaultCode.Storage => "storage",
        FaultCode.SettingsLost => "settings lost",
        FaultCode.BatteryEmpty => "battery empty",
        FaultCode.LoopLate => "loop late",
        FaultCode.ThreadSilent => "thread silent",
        FaultCode.SafeMode => "safe mode",
        FaultCode.UnexpectedRestart => "unexpected restart",
        FaultCode.Saturated => "saturated",
        _ => $"fault {code}",
    };

    /// <summary>Why a band started, in words behind "started".</summary>
    public static string Start(int reset) => reset switch
    {
        ResetReason.PowerOn => "as power came",
        ResetReason.Software => "because its firmware asked for it",
        ResetReason.Watchdog => "because a watchdog ran out",
        ResetReason.BrownOut => "because its supply broke down",
        ResetReason.WakeOnMotion => "because it was moved",
        ResetReason.WakeOnButton => "because its button was pressed",
        _ => "for a reason that it does not know",
    };

    /// <summary>The finding for a fault that is there now; <paramref name="detail"/> is null if its line is not in the log.</summary>
    internal static Finding Of(int code, int? detail) => code switch
    {
        FaultCode.AfeIdentity => Wrong(
            "AFE",
            "The EMG front end does not answer as an ADS1298; " +
            "expected its identity; nothing can be measured without it, have the band repaired."),
        FaultCode.AfeRegister => Wrong(
            "AFE",
            "The EMG front end does not keep its settings; " +
            "expected registers to read back as written; charge and restart the band, or have it repaired."),
        FaultCode.Engine => Wrong(
            "AFE",
            "The acquisition engine refused its settings; " +
            "expected it to take all that the band offers; update the firmware."),
        FaultCode.AfeSilent => Wrong(
            "AFE",
            "The EMG front end fell silent while it streamed; " +
            "expected a sample each period; restart the band, or have it repaired if that comes again."),
        FaultCode.AfeFrames => Wrong(
            "AFE",
            "The EMG front end's frames lack their status word; " +
            "expected it in each; a chip is missing or its bus disturbed, have the band repaired."),
        FaultCode.ImuAbsent => Wrong(
            "motion sensor",
            "The motion sensor does not answer; " +
            "expected an LSM6DSO on its bus; taps, motion and sleep do not work, have the band repaired."),
        FaultCode.ImuSilent => Wrong(
            "motion sensor",
            "The motion sensor stopped answering; " +
            "expected samples; restart the band, or have it repaired if that comes again."),
        FaultCode.HapticsAbsent => Wrong(
            "haptics",
            "The haptic driver does not answer; " +
            "expected a DRV2605L on its bus; the band cannot be felt, have it repaired."),
        FaultCode.Storage => Wrong(
            "storage",
            $"Storage is full or broken{File(detail)}; " +
            "expected settings, faults and starts to be kept; reset the band to factory settings, or have it repaired."),
        FaultCode.SettingsLost => Warning(
            "settings",
            "Both copies of the settings were damaged; " +
            "expected one that can be read; the defaults are in force, set again what you had set."),
        FaultCode.BatteryEmpty => Wrong("battery", "The battery is at its cut-off; expected a charge; charge the band before it turns off."),
        FaultCode.LoopLate => Warning(
            "firmware",
            $"The firmware's loop turns too seldom{Turns(detail)}; " +
            "expected 100 turns a second; restart the band, or update its firmware."),
        FaultCode.ThreadSilent => Wrong(
            "firmware",
            $"Part {detail?.ToString() ?? "?"} of the firmware fell silent; " +
            "expected it to live; restart the band, or update its firmware."),
        FaultCode.SafeMode => Wrong(
            "firmware",
            $"The band is in safe mode{Starts(detail)} and does not stream; " +
            "expected a start that lasts; restart it, or update its firmware."),
        FaultCode.UnexpectedRestart => Warning(
            "start",
            $"The band started {Start(detail ?? ResetReason.Unknown)}, without a clean end before; " +
            "expected to be turned off or to sleep; charge it, and watch whether that comes again."),
        FaultCode.Saturated => Wrong(
            "electrodes",
            $"Pair {detail?.ToString() ?? "?"} stands at a limit of the EMG front end although it has contact; " +
            "expected less than ±400 mV; clean skin and electrodes, or have the band repaired."),
        _ => Wrong("faults", $"The band tells of fault {code}, which this program does not know; expected none; update this program."),
    };

    private static string File(int? detail) => detail is { } file ? $" (file {file})" : "";

    private static string Turns(int? detail) => detail is { } turns ? $" ({turns} a second)" : "";

    private static string Starts(int? detail) => detail is { } starts ? $" after {starts} failed starts" : "";

    private static Finding Wrong(string subject, string sentence) => new(FindingSeverity.Wrong, subject, sentence);

    private static Finding Warning(string subject, string sentence) => new(FindingSeverity.Warning, subject, sentence);
}
