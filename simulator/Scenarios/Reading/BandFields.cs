using NeuralGlasses.Contract;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>The fields of a scenario's wristband.</summary>
internal static class BandFields
{
    /// <summary>The section.</summary>
    public static Section<WristbandScenario> Section { get; } = new Section<WristbandScenario>("a mapping", () => new())
        .With("channels", new ChoiceShape<int>(("8", 8), ("16", 16)), b => b.Channels, (b, v) => b with { Channels = v }, "electrode pairs")
        .With("rate", new ChoiceShape<int>(("500 Hz", 500), ("1000 Hz", 1000), ("2000 Hz", 2000)), b => b.RateHz, (b, v) => b with { RateHz = v }, "sample rate")
        .With("compressed", new FlagShape(), b => b.Compressed, (b, v) => b with { Compressed = v }, "whether frames are compressed where that is smaller")
        .With("noise", new QuantityShape(Unit.Microvolts, 0, 1000), b => b.NoiseMicrovolts, (b, v) => b with { NoiseMicrovolts = v }, "noise referred to the AFE's input, RMS")
        .With("offset", new QuantityShape(Unit.Millivolts, 0, 2000), b => b.OffsetMillivolts, (b, v) => b with { OffsetMillivolts = v }, "most half-cell offset of an electrode pair, drawn per channel; the AFE holds ±400 mV")
        .With("battery", new QuantityShape(Unit.Percent, 1, 100), b => b.BatteryPercent, (b, v) => b with { BatteryPercent = v }, "charge of the cell at the beginning")
        .With("drift", new QuantityShape(Unit.PartsPerMillion, -200, 200), b => b.DriftPartsPerMillion, (b, v) => b with { DriftPartsPerMillion = v }, "how much the band's clock gains on the glasses'")
        .With("frame_version", new WholeShape(1, 255), b => b.FrameVersion, (b, v) => b with { FrameVersion = v }, $"version written into the frames; another than {EmgStreamFormat.Version} stands for a band of a later release")
        .With("missing_afe", new FlagShape(), b => b.MissingAfe, (b, v) => b with { MissingAfe = v }, "whether nothing answers on the AFE's bus")
        .With("dead_imu", new FlagShape(), b => b.DeadImu, (b, v) => b with { DeadImu = v }, "whether the motion sensor acknowledges nothing")
        .With("dead_haptics", new FlagShape(), b => b.DeadHaptics, (b, v) => b with { DeadHaptics = v }, "whether the haptic driver acknowledges nothing")
        .With("full_storage", new FlagShape(), b => b.FullStorage, (b, v) => b with { FullStorage = v }, "whether the storage takes no write")
        .With("dead_channels", new ListShape<int>(new WholeShape(0, 15), "a list of channels"), b => b.DeadChannels, (b, v) => b with { DeadChannels = v }, "channels, from 0, whose two inputs are bridged on the board");
}
