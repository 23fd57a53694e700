using NeuralGlasses.Contract;
using NeuralGlasses.Devices;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Glasses;

namespace NeuralGlasses.Simulator.Reports;

/// <summary>Tells an observer in one line each what changed since it last looked: link, photos, and what the band says of itself.</summary>
internal sealed class RunNotes(WristbandLink link, CaptureLog captures, IRunObserver observer)
{
    private static readonly (int Flag, string Words)[] Flags =
    [
        (BandCondition.FlagBatteryLow, "battery low"),
        (BandCondition.FlagCharging, "charging"),
        (BandCondition.FlagPairing, "open for pairing"),
        (BandCondition.FlagSafeMode, "in safe mode"),
        (BandCondition.FlagAuthenticated, "on an authenticated link"),
    ];

    private LinkState _state;
    private int _captures;
    private uint _faults;
    private int _bootNumber = -1;
    private int _flags;
    private bool _idles;

    /// <summary>Looks, at a time in seconds.</summary>
    public void Look(double atS)
    {
        LookAtLink(atS);
        LookAtBand(atS);
        for (; _captures < captures.Records.Count; _captures++)
        {
            var capture = captures.Records[_captures];
            observer.OnNote(capture.At.Microseconds / 1e6, capture.Outcome == CaptureOutcome.Saved ? $"photo {capture.Text}" : $"no photo: {capture.Text}");
        }
    }

    private void LookAtLink(double atS)
    {
        if (link.State == _state)
            return;
        _state = link.State;
        observer.OnLink(atS, _state);
        if (_state is LinkState.Streaming or LinkState.Disconnected)
            observer.OnNote(atS, _state == LinkState.Streaming ? $"wristband streams {link.Stream.ChannelCount} channels at {link.Stream.RateHz} Hz" : "wristband disconnected");
    }

    private void LookAtBand(double atS)
    {
        var condition = link.Condition;
        if (condition.BootNumber != _bootNumber)
        {
            // The first one is how the run begins.
            if (_bootNumber > 0)
                observer.OnNote(atS, $"wristband started anew {FaultMeaning.Start(condition.Reset)}");
            _bootNumber = condition.BootNumber;
        }

        for (var code = 1; code < 32; code++)
        {
            var bit = FaultCode.Bit(code);
            if ((condition.Faults & bit) != (_faults & bit))
                observer.OnNote(atS, $"wristband fault '{FaultMeaning.Name(code)}'{((condition.Faults & bit) == 0 ? " is over" : "")}");
        }

        foreach (var (flag, words) in Flags)
        {
            if ((condition.Flags & flag) != (_flags & flag))
                observer.OnNote(atS, $"wristband {words}{((condition.Flags & flag) == 0 ? " no more" : "")}");
        }

        if ((condition.Power == BandCondition.PowerIdle) != _idles)
            observer.OnNote(atS, _idles ? "wristband sends every frame again" : "wristband idles");
        _faults = condition.Faults;
        _flags = condition.Flags;
        _idles = condition.Power == BandCondition.PowerIdle;
    }
}
