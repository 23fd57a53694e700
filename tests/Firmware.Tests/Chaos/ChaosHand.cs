using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>Does to a band what the actions say; each is whole in itself, so that any of them can be left out.</summary>
internal sealed class ChaosHand(ChaosBand band)
{
    private static readonly int[] Lengths = [20, 60, 100, 182, 244, 244, 244];
    private readonly ChaosCentral _central = new(band);
    private int _charger;

    private ChaosClock Clock => band.Clock;

    private Board Board => band.Board;

    public void Do(ChaosAction action)
    {
        if (action.Kind < ChaosKind.Start)
            DoLink(action);
        else if (action.Kind < ChaosKind.Charger)
            _central.Do(action);
        else if (action.Kind < ChaosKind.AfeLie)
            DoWearer(action);
        else if (action.Kind < ChaosKind.StoreRefuses)
            DoChips(action);
        else
            DoPower(action);
    }

    /// <summary>Ends every disturbance: chips that answer, a store that works, a full cell, no charger, worn, at rest.</summary>
    public void Heal()
    {
        _charger++;
        band.SetCharger(false);
        (band.Battery.Millivolts, band.Amplitude) = (4000, 0);
        (Board.Skin.OffChannels, band.Motion.Shakes, Board.Hands.IsPressed) = (0, false, false);
        (Board.Bus.LyingRegister, Board.Bus.StuckRegister, Board.Clock.DataReadyStuck) = (-1, -1, false);
        Board.SmallChips.Release();
        Board.SmallChips.Revive(Lsm6dso.Address);
        Board.SmallChips.Revive(Drv2605l.Address);
        band.SmallBus.FailAfter = -1;
        (Board.Store.RefusesWrites, Board.Store.RefusalEmptiesFile, Board.Store.DamagesWrites, Board.Store.RefusesReads) = (false, false, false, false);
        Board.Store.RestorePower();
        (band.Radio.IsBusy, band.Radio.RoomPerTurn) = (false, int.MaxValue);
        Clock.BrownOut(-1);
    }

    /// <summary>A central connects and, as far as it does, secures the link and asks for everything.</summary>
    public void LinkUp(int length, LinkSecurity security, int listens, long securesAfter)
    {
        if (band.Radio.IsConnected)
            return;
        band.Radio.Connect(length);
        var (radio, link) = (band.Radio, band.Radio.Link);
        Clock.After(securesAfter, () => Secure(radio, link, security, listens));
    }

    private void Secure(ChaosRadio radio, int link, LinkSecurity security, int listens)
    {
        if (radio.Link != link || !radio.IsConnected)
            return;

        // Two secured links with no turn of the loop between them are one to a band that polls.
        if (!radio.HasBeenSeen)
        {
            Clock.After(20_000, () => Secure(radio, link, security, listens));
            return;
        }

        radio.Security = security;
        for (var handle = 0; handle < radio.Count; handle++)
            radio.Subscribe(handle, (listens >> (handle % 16) & 1) != 0);
    }

    private static long Milliseconds(int draw, int least, int most) => (least + (draw % (most - least))) * 1000L;

    private void DoLink(ChaosAction action)
    {
        var radio = band.Radio;
        switch (action.Kind)
        {
            case ChaosKind.LinkUp:
                LinkUp(Lengths[action.A % Lengths.Length], SecurityOf(action.A / 8), action.B % 4 == 0 ? action.B >> 4 : -1, Milliseconds(action.B, 50, 400));
                break;
            case ChaosKind.LinkDown:
                radio.Disconnect();
                break;
            case ChaosKind.LinkBlink:
                if (radio.IsConnected)
                {
                    radio.Disconnect();
                    Clock.After(Milliseconds(action.A, 30, 400), () => LinkUp(244, SecurityOf(action.B / 8), -1, Milliseconds(action.B, 150, 600)));
                }

                break;
            case ChaosKind.Subscribe or ChaosKind.Unsubscribe:
                for (var handle = 0; handle < radio.Count; handle++)
                {
                    if (action.Kind == ChaosKind.Subscribe || (action.A >> (handle % 16) & 3) == 0)
                        radio.Subscribe(handle, action.Kind == ChaosKind.Subscribe);
                }

                break;
            case ChaosKind.Busy:
                radio.IsBusy = true;
                Clock.After(Milliseconds(action.A, 20, action.B % 8 == 0 ? 4000 : 700), () => radio.IsBusy = false);
                break;
            case ChaosKind.Tight:
                radio.RoomPerTurn = 1 + (action.A % 6);
                Clock.After(Milliseconds(action.B, 20, 3000), () => radio.RoomPerTurn = int.MaxValue);
                break;
            default:
                radio.Pairings += radio.AllowsPairing && radio.IsConnected ? 1 : 0;
                break;
        }
    }

    private LinkSecurity SecurityOf(int draw) => draw % 8 == 0 ? LinkSecurity.None : draw % 8 == 1 ? LinkSecurity.Encrypted : band.Radio.Demanded;

    private void DoWearer(ChaosAction action)
    {
        switch (action.Kind)
        {
            case ChaosKind.Charger:
                Charge(Milliseconds(action.A, 200, 6000));
                break;
            case ChaosKind.Fumble:
                Charge(Milliseconds(action.A, 200, 400));
                Clock.After(Milliseconds(action.A, 200, 400) + Milliseconds(action.B, 10, 400), () => Charge(Milliseconds(action.B, 200, 300)));
                break;
            case ChaosKind.Cell:
                band.Cause(8 * Board.Second, FaultCode.BatteryEmpty);
                band.Battery.Millivolts = 3000 + (action.A % 1200);
                Clock.After(Milliseconds(action.B, 500, 7000), () => band.Battery.Millivolts = 4000);
                break;
            case ChaosKind.Gauge:
                band.Battery.Millivolts = 0;
                Clock.After(Milliseconds(action.B, 500, 5000), () => band.Battery.Millivolts = 4000);
                break;
            case ChaosKind.Button:
                Press(action.A % 8 == 0 ? 10_500_000 : action.A % 2 == 0 ? 3_500_000 : 120_000);
                break;
            case ChaosKind.Electrodes:
                Board.Skin.OffChannels = action.A % 3 == 0 ? 0 : action.A % 3 == 1 ? 0xFFFF : action.B & 0xFFFF;
                break;
            case ChaosKind.Muscle:
                band.Cause(8 * Board.Second, FaultCode.Saturated);
                band.Amplitude = action.A % 6 == 0 ? 200_000 : action.A % 400;
                Clock.After(Milliseconds(action.B, 50, action.A % 6 == 0 ? 5000 : 1500), () => band.Amplitude = 0);
                break;
            case ChaosKind.Move:
                band.Motion.Shakes = true;
                Clock.After(Milliseconds(action.B, 100, 4000), () => band.Motion.Shakes = false);
                break;
            default:
                band.Motion.TapAt = Clock.Microseconds + 20_000;
                Clock.After(1_200_000, () => band.Motion.TapAt = Clock.Microseconds + 20_000);
                break;
        }
    }

    /// <summary>Presses the button for a while.</summary>
    public void Press(long microseconds)
    {
        Board.Hands.IsPressed = true;
        band.ShowsChargeUntil = Math.Max(band.ShowsChargeUntil, Clock.Microseconds + microseconds + 3_500_000);
        Clock.After(microseconds, () => Board.Hands.IsPressed = false);
    }

    private void Charge(long microseconds)
    {
        var mine = ++_charger;
        band.SetCharger(true);
        Clock.After(microseconds, () =>
        {
            if (mine == _charger)
                band.SetCharger(false);
        });
    }

    private void DoChips(ChaosAction action)
    {
        var time = Milliseconds(action.B, 5, action.B % 4 == 0 ? 6000 : 900);
        if (action.Kind is ChaosKind.BusStuck or ChaosKind.BusFails or ChaosKind.ImuDies or ChaosKind.HapticsDie)
            band.Cause(long.MaxValue, FaultCode.ImuAbsent, FaultCode.ImuSilent, FaultCode.HapticsAbsent);
        else if (action.Kind == ChaosKind.DataReadyStuck)
            band.Cause(time, FaultCode.AfeSilent);
        else if (action.Kind == ChaosKind.BadFrames)
            band.Cause(Board.Second, FaultCode.AfeFrames);
        else
            band.Cause(time, FaultCode.AfeIdentity, FaultCode.AfeRegister);
        switch (action.Kind)
        {
            case ChaosKind.AfeLie:
                (Board.Bus.LyingRegister, Board.Bus.Lie) = (action.A % Ads1298Register.Count, (byte)(action.A >> 8));
                Clock.After(time, () => Board.Bus.LyingRegister = -1);
                break;
            case ChaosKind.AfeStuck:
                Board.Bus.StuckRegister = action.A % Ads1298Register.Count;
                Clock.After(time, () => Board.Bus.StuckRegister = -1);
                break;
            case ChaosKind.DataReadyStuck:
                Board.Clock.DataReadyStuck = true;
                Clock.After(time, () => Board.Clock.DataReadyStuck = false);
                break;
            case ChaosKind.BadFrames:
                for (var i = 0; i < 1 + (action.A % 400); i++)
                    Clock.After((i * 2000) + (action.A % 1000), () => Board.Engine.Take(new byte[Ads1298Chain.FrameLength(Board.Chain.Chips.Count)], Clock.Microseconds));
                break;
            case ChaosKind.BusStuck:
                Board.SmallChips.StickAt(Clock.Microseconds);
                Clock.After(time, Board.SmallChips.Release);
                break;
            case ChaosKind.BusFails:
                band.SmallBus.FailAfter = action.A % 20;
                break;
            default:
                var address = action.Kind == ChaosKind.ImuDies ? Lsm6dso.Address : Drv2605l.Address;
                Board.SmallChips.KillAt(address, Clock.Microseconds);
                Clock.After(time, () => Board.SmallChips.Revive(address));
                break;
        }
    }

    private void DoPower(ChaosAction action)
    {
        var store = Board.Store;
        if (action.Kind == ChaosKind.Late)
            band.Cause(5 * Board.Second, FaultCode.LoopLate, FaultCode.ThreadSilent, FaultCode.AfeIdentity, FaultCode.AfeRegister);
        else if (action.Kind < ChaosKind.BrownOut)
            band.Cause(long.MaxValue, FaultCode.Storage, FaultCode.SettingsLost, FaultCode.UnexpectedRestart);
        switch (action.Kind)
        {
            case ChaosKind.StoreRefuses:
                Trouble(action.B, () => store.RefusesWrites = true, () => store.RefusesWrites = false);
                break;
            case ChaosKind.StoreEmpties:
                Trouble(action.B, () => store.RefusesWrites = store.RefusalEmptiesFile = true, () => store.RefusesWrites = store.RefusalEmptiesFile = false);
                break;
            case ChaosKind.StoreDamages:
                Trouble(action.B, () => store.DamagesWrites = true, () => store.DamagesWrites = false);
                break;
            case ChaosKind.StoreBlind:
                Trouble(action.B, () => store.RefusesReads = true, () => store.RefusesReads = false);
                break;
            case ChaosKind.StoreCut:
                store.CutPowerAfter(action.A % 500, (PowerCutStyle)(action.B % 6));
                break;
            case ChaosKind.BrownOut:
                Clock.BrownOut(0);
                break;
            case ChaosKind.BrownOutInTurn:
                Clock.BrownOut(1 + (action.A % 300));
                break;
            default:
                Clock.Lateness = Milliseconds(action.A, 1, action.B % 4 == 0 ? 1500 : 60);
                break;
        }
    }

    private void Trouble(int draw, Action begins, Action ends)
    {
        begins();
        band.Settings.OnTrouble(Clock.Microseconds);
        Clock.After(Milliseconds(draw, 100, 8000), () =>
        {
            ends();
            band.Settings.OnTrouble(Clock.Microseconds);
        });
    }
}
