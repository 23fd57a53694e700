using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>A central that commands what it likes, mostly with the number that is due.</summary>
internal sealed class ChaosCentral(ChaosBand band)
{
    /// <summary>The operand of commands that cannot be taken back.</summary>
    public static readonly byte[] Guard = [0x42, 0x41, 0x4E, 0x44];

    private static readonly int[] Rates = [500, 1000, 2000, 1000];
    private static readonly int[] Gains = [1, 2, 3, 4, 6, 8, 12];

    public void Do(ChaosAction action)
    {
        var (a, b) = (action.A, action.B);
        switch (action.Kind)
        {
            case ChaosKind.Start:
                Send(ControlPoint.OpStart);
                break;
            case ChaosKind.Stop:
                Send(ControlPoint.OpStop);
                break;
            case ChaosKind.SetStream:
                SetStream(Rates[a % Rates.Length], a % 5 == 0 ? 16 : 8, b % 7 == 0 ? 2 : b % 2);
                break;
            case ChaosKind.Measure:
                Send(ControlPoint.OpMeasure, (byte)(a % 5));
                break;
            case ChaosKind.SelectInput:
                Send(ControlPoint.OpSelectInput, (byte)(a % 4));
                break;
            case ChaosKind.Set:
                SetAny(a % (WristbandSettings.KeyCount + 1), b);
                break;
            case ChaosKind.Get:
                Send(ControlPoint.OpGetSetting, (byte)(a % (WristbandSettings.KeyCount + 1)));
                break;
            case ChaosKind.Gain:
                Set(SettingsKey.AfeGain, (uint)Gains[a % Gains.Length]);
                break;
            case ChaosKind.Haptic:
                Send(ControlPoint.OpPlayHaptic, (byte)(a % 6));
                break;
            case ChaosKind.Identify:
                band.IdentifiedUntil = Math.Max(band.IdentifiedUntil, band.Clock.Microseconds + ((a % 4) * Board.Second) + (5 * Board.Second));
                Send(ControlPoint.OpIdentify, (byte)(a % 4));
                break;
            case ChaosKind.Ask:
                Ask(a, b);
                break;
            case ChaosKind.Retransmit:
                Send(ControlPoint.OpRetransmit, [.. Enumerable.Range(0, 1 + (a % 3)).SelectMany(i => new byte[] { (byte)(b + (i * 9)), (byte)(b % 8 == 0 ? b >> 8 : 0), (byte)(a % 70) })]);
                break;
            case ChaosKind.Odd:
                Odd(a, b);
                break;
            case ChaosKind.Burst:
                Do(action with { Kind = ChaosKind.Stop });
                Do(action with { Kind = ChaosKind.SetStream });
                Do(action with { Kind = a % 2 == 0 ? ChaosKind.Start : ChaosKind.Measure });
                Do(action with { Kind = b % 2 == 0 ? ChaosKind.Stop : ChaosKind.Haptic });
                Do(action with { Kind = ChaosKind.Start });
                break;
            case ChaosKind.End:
                Send(a % 3 == 0 ? ControlPoint.OpPowerOff : a % 3 == 1 ? ControlPoint.OpRestart : ControlPoint.OpFactoryReset, b % 3 == 0 ? [1, 2, 3, 4] : Guard);
                break;
            default:
                Set(SettingsKey.HidEnabled, (uint)(a % 4 == 0 ? 0 : 1));
                break;
        }
    }

    /// <summary>Writes a command with the number that is due; false if the link does not take it.</summary>
    public bool Send(int opcode, params byte[] operands) => band.Radio.Command([(byte)opcode, band.Commands.Next, .. operands]);

    public bool Set(int key, uint value)
    {
        var operands = new byte[5];
        operands[0] = (byte)key;
        LittleEndian.WriteUInt32(operands, 1, value);
        return Send(ControlPoint.OpSetSetting, operands);
    }

    public bool SetStream(int rateHz, int channels, int coding) => Send(ControlPoint.OpSetStream, (byte)rateHz, (byte)(rateHz >> 8), (byte)channels, (byte)coding);

    // Short timeouts, so that the band idles and sleeps within a run.
    private static uint ValueOf(int key, int draw) => draw % 6 == 0 ? (uint)draw : key switch
    {
        SettingsKey.IdleTimeoutSeconds => 10,
        SettingsKey.SleepTimeoutSeconds => 30,
        SettingsKey.ImuRateHz => (uint)(50 << (draw % 3)),
        SettingsKey.HapticIntensity => (uint)(draw % 4),
        SettingsKey.ActivityThresholdQ8 => (uint)(256 + (draw % 1000)),
        SettingsKey.LowBatteryPercent => (uint)(5 + (draw % 40)),
        SettingsKey.AfeGain => (uint)Gains[draw % Gains.Length],
        _ => (uint)(draw & 1),
    };

    private void SetAny(int key, int draw) => Set(key, ValueOf(key, draw));

    private void Ask(int a, int b)
    {
        var (opcode, operands) = (a % 6) switch
        {
            0 => (ControlPoint.OpGetVersion, Array.Empty<byte>()),
            1 => (ControlPoint.OpSyncClock, []),
            2 => (ControlPoint.OpReadFault, [(byte)(b % 40)]),
            3 => (ControlPoint.OpGetDiagnostics, [(byte)(b % 5)]),
            4 => (ControlPoint.OpReadProfile, [(byte)(b % 20), (byte)(b % 17)]),
            _ => (ControlPoint.OpWriteProfile, [(byte)(b % 20), 1, 2, (byte)b]),
        };
        Send(opcode, operands);
    }

    // A number that is not due, a length that is wrong, an opcode that nobody knows.
    private void Odd(int a, int b)
    {
        var next = band.Commands.Next;
        byte[] write = (a % 5) switch
        {
            0 => [ControlPoint.OpStart, (byte)(next - 1)],
            1 => [ControlPoint.OpStop, (byte)(next + 1 + (b % 200))],
            2 => [(byte)b],
            3 => [ControlPoint.OpSetStream, next, .. new byte[b % 19]],
            _ => [(byte)b, next, .. new byte[b % 7]],
        };
        band.Radio.Command(write);
    }
}
