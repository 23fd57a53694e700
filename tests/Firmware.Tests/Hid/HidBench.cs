using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>A whole band on a forearm, with mouse and keyboard switched on, and a computer that is bonded to it.</summary>
internal sealed class HidBench
{
    public HidBench(bool isOn = true, LocalRadioOptions? air = null, VirtualCentral? central = null, IMotionSource? motion = null, ulong seed = 1, byte imuRateHz = 0)
    {
        var bond = new VirtualBond(2, 77, IsAuthenticated: false);
        Central = central ?? new VirtualCentral(2) { Bond = bond };
        Air = new LocalRadio(air ?? new LocalRadioOptions(), seed: 1, new VirtualBonds(persist: true, bond));
        Air.Central.IsNear = false;
        Air.Add(Central);
        Host = new HidHost(Central);
        Forearm = new Forearm(seed);
        Board = new Board(options: new Ads1298ModelOptions { Seed = seed }, motion: motion) { Store = isOn ? StoreWith((SettingsKey.HidEnabled, 1), (SettingsKey.ImuRateHz, imuRateHz)) : new VirtualStore() };
        Board.Ports.Radio = Air.Peripheral;
        Board.Clock.Radio = Air;
        Board.Skin.Microvolts = Forearm.Sample;
    }

    public LocalRadio Air { get; }

    public VirtualCentral Central { get; }

    public HidHost Host { get; }

    public Forearm Forearm { get; }

    public Board Board { get; }

    public DeviceStatus Status
    {
        get
        {
            var status = new DeviceStatus();
            status.TryRead(Air.Peripheral.ValueOf(GattUuids.DeviceStatus), 0, DeviceStatus.Length);
            return status;
        }
    }

    public BandCondition Condition
    {
        get
        {
            var condition = new BandCondition();
            condition.TryRead(Air.Peripheral.ValueOf(GattUuids.BandCondition), 0, BandCondition.Length);
            return condition;
        }
    }

    /// <summary>Whether the AFE converts, now.</summary>
    public bool Converts => Board.Chain.NextDataReadyMicroseconds != long.MaxValue;

    public HidBench Run(double seconds)
    {
        Board.Run(seconds);
        return this;
    }

    public void At(double seconds, Action act) => Board.Clock.At((long)(seconds * 1e6), act);

    /// <summary>A store that a band left behind after somebody had set a key over the air.</summary>
    public static VirtualStore StoreWith(byte key, byte value) => StoreWith((key, value));

    public static VirtualStore StoreWith(params (byte Key, byte Value)[] settings)
    {
        var board = new Board();
        foreach (var (i, (key, value)) in settings.Index())
            board.Command(100_000 * (i + 1), ControlPoint.OpSetSetting, key, value, 0, 0, 0);
        board.Command(1_000_000, ControlPoint.OpPowerOff, 0x42, 0x41, 0x4E, 0x44);
        board.Run(2);
        return board.Store;
    }
}
