using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>Switching mouse and keyboard on and off over the air, on a board that restarts as the hardware does.</summary>
public sealed class HidSwitchTests
{
    [Fact]
    public void Set_and_restarted_the_band_is_mouse_and_keyboard_and_set_back_it_is_not()
    {
        var world = new WorldClock(20_000_000, () => false);
        var skin = new ScriptedSkin { Microvolts = new Forearm().Sample };
        var board = new VirtualBoard(world, new DeviceClock(world), skin, new WristMotion(), new VirtualBoardOptions());
        var air = new LocalRadio(new LocalRadioOptions(), seed: 1);
        var central = air.Central;
        var answers = new Answers();
        central.Listen(answers);
        world.Join(new BoardParticipant(board));
        world.Join(new AirParticipant(air));
        var starts = new List<(int Starts, int Services, int Appearance, bool Converts)>();
        void Look() => starts.Add((board.Starts, air.Peripheral.AdvertisedServices.Count, air.Peripheral.Appearance, board.Afe.NextDataReadyMicroseconds != long.MaxValue));
        world.Join(new Plan(
            (1_000_000, () => central.Subscribe(GattUuids.ControlPoint)),
            (1_100_000, () => central.Write(GattUuids.ControlPoint, [ControlPoint.OpSetSetting, 1, SettingsKey.HidEnabled, 1, 0, 0, 0])),
            (3_000_000, Look),
            (3_100_000, () => central.Write(GattUuids.ControlPoint, [ControlPoint.OpRestart, 2, 0x42, 0x41, 0x4E, 0x44])),
            (8_000_000, () => central.Subscribe(GattUuids.Report, 0)),
            (8_000_000, () => central.Subscribe(GattUuids.Report, 1)),
            (8_000_000, () => central.Subscribe(GattUuids.ControlPoint)),
            (9_000_000, Look),
            (9_100_000, () => central.Write(GattUuids.ControlPoint, [ControlPoint.OpSetSetting, 1, SettingsKey.HidEnabled, 0, 0, 0, 0])),
            (10_000_000, Look),
            (10_100_000, () => central.Write(GattUuids.ControlPoint, [ControlPoint.OpRestart, 2, 0x42, 0x41, 0x4E, 0x44])),
            (15_000_000, Look)));
        board.Run(air, air.Peripheral);
        Assert.Equal([(1, 1, 0, false), (2, 2, 0x03C0, true), (2, 2, 0x03C0, true), (3, 1, 0, false)], starts);
        Assert.Equal(4, answers.Results.Count);
        Assert.All(answers.Results, r => Assert.Equal(ControlPoint.ResultSuccess, r));
    }

    private sealed class Answers : IGattCentralListener
    {
        public List<int> Results { get; } = [];

        public void OnConnected(HostTime at)
        {
        }

        public void OnDisconnected(HostTime at)
        {
        }

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
        {
            if (characteristic == GattUuids.ControlPoint)
                Results.Add(value[3]);
        }
    }
}
