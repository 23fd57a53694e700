using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>
/// What a band owes once every disturbance has ended: after at most one restart, where a fault stands that lasts until the next power-up, a start
/// succeeds and a second of stream comes whole and without garbage; then, left alone, it sleeps.
/// </summary>
internal sealed class CalmCentral(ChaosBand band, ChaosHand hand)
{
    private const long PeriodMicroseconds = 100_000;

    /// <summary>Longest time to a clean second: a minute in which a start in safe mode succeeds, a restart, links and measurements that end.</summary>
    private const long StreamsWithin = 90 * Board.Second;

    /// <summary>Longest time to sleep: the sleep timeout, a motion sensor that is tried again after a minute, a pairing window that closes.</summary>
    private const long SleepsWithin = 110 * Board.Second;

    private const uint UntilPowerUp = (1u << FaultCode.AfeIdentity) | (1u << FaultCode.AfeRegister) | (1u << FaultCode.SafeMode) | (1u << FaultCode.ImuAbsent);
    private readonly ChaosCentral _central = new(band);
    private long _began;
    private long _linkedAt;
    private long _streamsSince = -1;
    private long _sentBefore;
    private long _missingBefore;
    private bool _hasStarted;
    private bool _isDone;
    private int _ends;

    public int Restarts { get; private set; }

    public bool HasSlept { get; private set; }

    /// <summary>Ends the disturbances and begins to look.</summary>
    public void Begin()
    {
        hand.Heal();
        band.Radio.Disconnect();
        _began = band.Clock.Microseconds;
        band.Clock.After(PeriodMicroseconds, Step);
    }

    private void Step()
    {
        var now = band.Clock.Microseconds;
        Assert.True(_isDone || now - _began < StreamsWithin, $"no clean second of stream, {State()}");
        Assert.True(now - _began < (_isDone ? SleepsWithin : StreamsWithin), $"no sleep, {State()}");
        if (!_isDone)
            Stream(now);
        else if (band.Ends.Count > _ends)
            Sleep();
        if (!HasSlept)
            band.Clock.After(PeriodMicroseconds, Step);
    }

    private string State() =>
        $"state {band.Radio.Status.State}, fault {band.Radio.Status.Fault}, power {band.Radio.Condition.Power}, faults {band.Radio.Condition.Faults:X}, flags {band.Radio.Condition.Flags:X}, linked {band.Radio.IsConnected}, last answer {band.Commands.Latest}, restarts {Restarts}, running {band.IsRunning}";

    private void Stream(long now)
    {
        if (!band.IsRunning)
        {
            // What sleeps or is off wakes at the button.
            _hasStarted = false;
            if (!band.Board.Hands.IsPressed && now - _linkedAt > Board.Second)
                Wake(now);
            return;
        }

        if (!band.Radio.IsConnected)
        {
            hand.LinkUp(244, band.Radio.Demanded, -1, 50_000);
            (_linkedAt, _hasStarted) = (now, false);
            return;
        }

        // A measurement that was under way has ended then, and a decision to end was carried out.
        if (now - _linkedAt < 2 * Board.Second || band.Commands.Open > 0)
            return;
        if (!_hasStarted)
            Start(now);
        else
            Judge(now);
    }

    private void Wake(long now)
    {
        _linkedAt = now;
        hand.Press(100_000);
    }

    private void Start(long now)
    {
        var condition = band.Radio.Condition;
        if ((condition.Faults & UntilPowerUp) != 0)
        {
            // In safe mode the start must succeed first, which takes a minute.
            if ((condition.Flags & BandCondition.FlagSafeMode) != 0 && now - _linkedAt < 65 * Board.Second)
                return;
            Assert.Equal(0, Restarts);
            Restarts++;
            _linkedAt = now;
            _central.Send(ControlPoint.OpRestart, ChaosCentral.Guard);
            return;
        }

        if (_streamsSince < 0)
        {
            _streamsSince = 0;
            _central.Send(ControlPoint.OpStop);
            _central.SetStream(1000, 8, ControlPoint.CodingRaw);
            _central.Send(ControlPoint.OpStart);
            return;
        }

        Assert.True(band.Commands.Latest == (ControlPoint.OpStart, ControlPoint.ResultSuccess), $"the start failed, {State()}");
        _hasStarted = true;
        _streamsSince = now + (Board.Second / 2);
        band.Clock.At(_streamsSince, () =>
        {
            (_sentBefore, _missingBefore) = (band.Frames.Sent, band.Frames.Missing);
            band.Clock.WatchesMemory = true;
        });
    }

    private void Judge(long now)
    {
        if (now < _streamsSince + Board.Second)
            return;
        band.Clock.WatchesMemory = false;
        Assert.InRange(band.Frames.Sent - _sentBefore, 98, 112);
        Assert.Equal(_missingBefore, band.Frames.Missing);
        Assert.Equal(DeviceStatus.StateStreaming, band.Radio.Status.State);
        Assert.False(band.Clock.HasAllocated);
        _central.Send(ControlPoint.OpStop);
        _central.Send(ControlPoint.OpMeasure, ControlPoint.MeasureContact);
        var reports = band.Radio.Reports;
        band.Clock.After(300_000, () => Assert.True(band.Radio.Reports > reports, "no measurement was reported"));
        _central.Set(SettingsKey.SleepTimeoutSeconds, 30);
        for (var key = 0; key < WristbandSettings.KeyCount; key++)
            band.Clock.After((key + 1) * 20_000, Ask((byte)key));
        band.Clock.After(500_000, band.Radio.Disconnect);
        band.Board.Skin.OffChannels = 0xFFFF;
        _isDone = true;
        _began = now;
        _ends = band.Ends.Count;
    }

    private Action Ask(byte key) => () => _central.Send(ControlPoint.OpGetSetting, key);

    private void Sleep()
    {
        Assert.Equal(RunEnd.Sleep, band.Ends[^1]);
        Assert.Equal(0, band.Board.HapticDriver.Peek(Drv2605lRegister.Go));
        HasSlept = true;
        band.Clock.EndMicroseconds = band.Clock.Microseconds;
    }
}
