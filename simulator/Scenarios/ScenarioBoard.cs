using MathNet.Numerics.Random;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>Makes the board that a scenario describes, with what is broken on it.</summary>
public static class ScenarioBoard
{
    /// <summary>Makes the board on a skin, moved as <paramref name="motion"/> says or not at all; equal seeds make equal noise and offsets.</summary>
    public static VirtualBoard Make(WristbandScenario wristband, int seed, WorldClock world, ISkinPotential skin, IMotionSource? motion = null)
    {
        var worn = wristband.DeadChannels.Count > 0 ? new BridgedPairs(skin, wristband.DeadChannels) : skin;
        var board = new VirtualBoard(world, new DeviceClock(world, wristband.DriftPartsPerMillion), worn, motion ?? new WristMotion(), new VirtualBoardOptions
        {
            AfeCount = wristband.Channels / 8,
            Afe = AfeOptions(wristband, seed),
            StartPercent = wristband.BatteryPercent,
        });
        board.Afe.IsHeldDown = wristband.MissingAfe;
        board.Store.RefusesWrites = wristband.FullStorage;
        if (wristband.DeadImu)
            board.Bus.KillAt(Lsm6dso.Address, 0);
        if (wristband.DeadHaptics)
            board.Bus.KillAt(Drv2605l.Address, 0);
        return board;
    }

    /// <summary>The band's end of the air, which writes the frame version that the scenario wants.</summary>
    public static IGattPeripheral Peripheral(WristbandScenario wristband, LocalRadio air) => wristband.FrameVersion == EmgStreamFormat.Version
        ? air.Peripheral
        : new FutureWristband(air.Peripheral, wristband.FrameVersion);

    private static Ads1298ModelOptions AfeOptions(WristbandScenario wristband, int seed)
    {
        var dice = new Xoshiro256StarStar(seed + 2);
        double[] offsets = [.. Enumerable.Range(0, wristband.Channels).Select(_ => ((2 * dice.NextDouble()) - 1) * wristband.OffsetMillivolts)];
        foreach (var channel in wristband.DeadChannels)
            offsets[channel] = 0;
        return new Ads1298ModelOptions
        {
            Seed = (ulong)(uint)seed,
            NoiseMicrovoltsRms = wristband.NoiseMicrovolts,
            ElectrodeOffsetMillivolts = offsets,
        };
    }
}
