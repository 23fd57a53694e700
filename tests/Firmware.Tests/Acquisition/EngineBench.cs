using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>A running engine on powered chips, without the firmware around it.</summary>
internal sealed class EngineBench
{
    public EngineBench(EngineSettings settings, ScriptedSkin skin, Ads1298ModelOptions? options = null, int chips = 1, int arenaBytes = AcquisitionEngineModel.DefaultArenaBytes)
    {
        var clock = new BoardClock();
        Chain = new Ads1298Chain(chips, clock, skin, options ?? new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 });
        Engine = new AcquisitionEngineModel(Chain, arenaBytes);
        var driver = new Ads1298(Chain, Chain, clock, chips);
        Assert.Equal(Ads1298Result.Ok, driver.PowerUp());
        Assert.Equal(Ads1298Result.Ok, driver.SetRate(settings.RateHz));
        Assert.True(Engine.Start(settings));
        driver.Start();
    }

    public Ads1298Chain Chain { get; }

    public AcquisitionEngineModel Engine { get; }

    public static List<byte[]> ReadBytes(AcquisitionEngineModel engine)
    {
        var frames = new List<byte[]>();
        var frame = new byte[EmgStreamFormat.MaxFrameLength];
        for (var length = engine.Read(frame); length > 0; length = engine.Read(frame))
            frames.Add(frame[..length]);
        return frames;
    }

    public static EmgFrame Decode(byte[] bytes)
    {
        var frame = new EmgFrame();
        Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(bytes, 0, bytes.Length, frame));
        return frame;
    }

    public void Convert(int count)
    {
        for (var i = 0; i < count; i++)
            Engine.OnDataReady(Chain.NextDataReadyMicroseconds);
    }

    public List<EmgFrame> ReadAll() => [.. ReadBytes(Engine).Select(Decode)];

    /// <summary>Sequence number of the frame that is recalled; -1 if it is not kept.</summary>
    public int Recall(int sequence)
    {
        var frame = new byte[EmgStreamFormat.MaxFrameLength];
        var length = Engine.Recall(sequence, frame);
        return length == 0 ? -1 : Decode(frame[..length]).Sequence;
    }
}
