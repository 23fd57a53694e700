using System.Numerics;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>What must hold at the end of every turn of the loop, whatever happened in it.</summary>
internal sealed class BandWatch(ChaosBand band)
{
    // The condition is found every 50 ms and published in the turn behind; what is compared with it must have stood for longer.
    private const long SettledMicroseconds = 150_000;
    private const int TurnsToJudge = 10;
    private const int TurnsToTell = 15;

    // The shortest timeout, less what a look at the electrodes and the motion sensor's own patience are late by.
    private const long SleepsAfter = 22 * Board.Second;
    private long _turnEnded;
    private bool _wasServed;
    private uint _faults;
    private (int Turn, int Run, long Least) _dropped;
    private int _turns;
    private long _pressedSince;
    private long _heldAt = long.MinValue / 2;
    private long _shookAt = long.MinValue / 2;
    private long _wornAt = long.MinValue / 2;
    private long _chargingSince = -1;
    private long _unchangedSince;
    private (int State, int Fault, int Power, int Flags, uint Faults, bool Connected, bool Charging, bool Pairs, LinkSecurity Security) _seen;
    private long _lastMicroseconds;

    // Of the last turns: the light changes a turn before the condition that says why.
    private readonly Queue<LightColour> _lights = new(2 * TurnsToJudge);

    public void OnBoot()
    {
        _unchangedSince = band.Clock.Microseconds;
        _faults = 0;
        _pressedSince = _wornAt = _unchangedSince;
        band.Commands.Ends.Clear();
    }

    public void OnTurnEnd()
    {
        var radio = band.Radio;
        var now = band.Clock.Microseconds;
        Assert.True(now >= _lastMicroseconds, "the clock went back");
        _lastMicroseconds = now;
        if (!radio.IsStarted)
            return;
        WatchLink(radio);
        WatchCharger(now);
        WatchDropped(radio);
        WatchWearer(now);
        WatchState(radio, now);
        radio.OnTurnEnd();
        _turnEnded = now;
    }

    /// <summary>What a run that has ended leaves behind.</summary>
    public void OnEnd(RunEnd end)
    {
        Assert.Equal(LightColour.Dark, band.Board.Hands.Light);
        Assert.False(band.Afe.IsPowered, $"the AFE has power after {end}");
        Assert.False(band.Radio.IsStarted, $"the radio is on after {end}");
        var now = band.Clock.Microseconds;
        if (end == RunEnd.Restart)
            Assert.True(band.Commands.Ends.Overlaps([ControlPoint.OpRestart, ControlPoint.OpFactoryReset]), "it restarted, and nobody said so");
        else if (end == RunEnd.Off)
            Assert.True(band.Commands.Ends.Contains(ControlPoint.OpPowerOff) || band.HasCause(FaultCode.BatteryEmpty) || now - _heldAt < 2 * Board.Second, "it turned off, and nobody said so");
        else
            Assert.True(now - Math.Max(Math.Max(band.Commands.UsedAt, _shookAt), _wornAt) > SleepsAfter, $"it sleeps, used {now - band.Commands.UsedAt}, moved {now - _shookAt}, worn {now - _wornAt} µs ago");
    }

    // Of an AFE that was disturbed or has no power the band does not know whether it is worn.
    private void WatchWearer(long now)
    {
        if (!band.Board.Hands.IsPressed)
            _pressedSince = now;
        else if (now - _pressedSince > 9.9 * Board.Second)
            _heldAt = now;
        if (band.Motion.Shakes)
            _shookAt = now;
        var all = (1 << band.Board.Chain.ChannelCount) - 1;
        var mayNotKnow = band.Battery.IsCharging || band.HasCause(FaultCode.AfeRegister) || band.Radio.Status.State == DeviceStatus.StateFault;
        if (!mayNotKnow && (band.Board.Skin.OffChannels & 0xFF) != 0xFF && (band.Board.Skin.OffChannels & all) != all)
            _wornAt = now;
    }

    // What is in the status was counted, and what was counted for a while is in the status.
    private void WatchDropped(ChaosRadio radio)
    {
        var (least, most) = band.Frames.Dropped;
        if (++_turns - _dropped.Turn < TurnsToTell)
            return;
        if (_dropped.Run == band.Frames.Runs && radio.Status.State == DeviceStatus.StateStreaming && (radio.Status.DroppedBlocks < _dropped.Least || radio.Status.DroppedBlocks > most))
            Assert.Fail($"{radio.Status.DroppedBlocks} dropped by the status, {_dropped.Least} to {most} in truth");
        _dropped = (_turns, band.Frames.Runs, least);
    }

    private void WatchLink(ChaosRadio radio)
    {
        // A link that is lost while a turn waits for the AFE is seen in the next.
        var isServed = radio.IsConnected && radio.Security >= radio.Demanded;
        if (!isServed && !_wasServed)
        {
            Assert.NotEqual(DeviceStatus.StateStreaming, radio.Status.State);
            Assert.False(band.Engine.IsRunning, "the engine runs without a secured link");
        }

        _wasServed = isServed;
    }

    private void WatchCharger(long now)
    {
        if (!band.Battery.IsCharging)
            _chargingSince = -1;
        else if (_chargingSince < 0)
            _chargingSince = now;
        else if (_chargingSince < now)
            Assert.False(band.Afe.IsPowered, "the AFE has power on the charger");
        if (_chargingSince >= 0 && _chargingSince < now)
            Assert.False(band.Engine.IsRunning, "the engine runs on the charger");
    }

    private void WatchState(ChaosRadio radio, long now)
    {
        var (status, condition) = (radio.Status, radio.Condition);
        Assert.Equal(status.State == DeviceStatus.StateFault, status.Fault != FaultCode.None);
        for (var fresh = condition.Faults & ~_faults; fresh != 0; fresh &= fresh - 1)
        {
            var code = BitOperations.TrailingZeroCount(fresh);
            Assert.True(band.HasCause(code), $"fault {code} of which nothing is the cause");
        }

        _faults = condition.Faults;
        var seen = (status.State, status.Fault, condition.Power, condition.Flags, condition.Faults, radio.IsConnected, band.Battery.IsCharging, radio.AllowsPairing, radio.Security);
        if (seen != _seen || now - _turnEnded > 30_000)
        {
            _seen = seen;
            _unchangedSince = now;
            _lights.Clear();
        }

        _lights.Enqueue(band.Board.Hands.Light);
        if (now - _unchangedSince < SettledMicroseconds)
            return;
        Assert.True(status.Fault == FaultCode.None || (condition.Faults & FaultCode.Bit(status.Fault)) != 0, $"the status says fault {status.Fault}, the condition {condition.Faults:X}");
        var ends = condition.Power is BandCondition.PowerSleep or BandCondition.PowerOff;
        Assert.True(ends || (condition.Power is BandCondition.PowerStreaming or BandCondition.PowerIdle) == (status.State == DeviceStatus.StateStreaming), $"power {condition.Power} in state {status.State}");
        Assert.True(ends || (condition.Power == BandCondition.PowerAdvertising) == !radio.IsConnected, $"power {condition.Power}, connected {radio.IsConnected}");
        Assert.Equal(band.Battery.IsCharging, (condition.Flags & BandCondition.FlagCharging) != 0);
        Assert.Equal(radio.Security == LinkSecurity.Authenticated, (condition.Flags & BandCondition.FlagAuthenticated) != 0);
        Assert.Equal(radio.AllowsPairing, (condition.Flags & BandCondition.FlagPairing) != 0);
        if ((condition.Flags & BandCondition.FlagSafeMode) != 0)
            Assert.Equal((FaultCode.SafeMode, false, false), (status.Fault, band.Afe.IsPowered, band.Engine.IsRunning));
        if (status.Fault is FaultCode.AfeIdentity or FaultCode.AfeRegister)
            Assert.False(band.Battery.IsCharging, "a band on the charger knows nothing of its AFE");
        if (_lights.Count > TurnsToJudge)
            WatchLight(condition, _lights.Dequeue());
    }

    private void WatchLight(BandCondition condition, LightColour light)
    {
        var isIdentified = band.Clock.Microseconds < band.IdentifiedUntil;
        if (light == LightColour.Amber && (condition.Flags & BandCondition.FlagCharging) == 0)
            Assert.True(isIdentified, "amber, and neither asked for nor charging");
        if (isIdentified || band.Clock.Microseconds < band.ShowsChargeUntil)
            return;
        if ((condition.Flags & BandCondition.FlagPairing) != 0)
            Assert.True(light is LightColour.Red or LightColour.Green, $"{light} while pairing");
        else if (condition.Faults != 0)
            Assert.True(light is LightColour.Red or LightColour.Dark, $"{light} in a fault");
        else if ((condition.Flags & BandCondition.FlagCharging) != 0)
            Assert.True(light is LightColour.Amber or LightColour.Green, $"{light} on the charger");
        else
            Assert.True(light is LightColour.Dark or LightColour.Green || (condition.Flags & BandCondition.FlagBatteryLow) != 0, $"{light} of a band that is well");
    }
}
