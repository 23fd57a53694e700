using NeuralGlasses.Contract;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Afe;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// Bits a sample of the compressed coding against raw 16 bit, on real recordings as the band would send them: resampled to
/// the AFE's rate, with the AFE's noise, in 16-bit steps of the band's LSB, in frames of 10 ms.
/// </summary>
internal static class CodingReport
{
    private const double AfeNoiseMicrovolts = 1;

    public static int Print(string[] files, TextWriter output, TextWriter error)
    {
        if (files.Length == 0)
        {
            error.WriteLine("error: no recording given; expected the paths of emg-h5/1 files, such as ../shared/data/myo-alternating/*.h5.");
            return 2;
        }

        output.WriteLine("| recording | rate of the stream, Hz | channels | bits a sample | of raw | frames compressed |");
        output.WriteLine("|---|---|---|---|---|---|");
        long allBits = 0, allSamples = 0;
        foreach (var file in files)
        {
            EmgRecording recording;
            try
            {
                recording = EmgRecording.Open(file);
            }
            catch (RecordingException e)
            {
                error.WriteLine($"error: {e.Message}");
                return 2;
            }

            var rateHz = recording.RateHz > 1000 ? 2000 : 1000;
            var (bits, samples, compressed, frames) = Measure(recording, rateHz);
            allBits += bits;
            allSamples += samples;
            output.WriteLine($"| {Path.GetFileNameWithoutExtension(file)} | {rateHz} | {recording.ChannelCount} | {bits / (double)samples:F2} | {bits / (16.0 * samples):P0} | {compressed / (double)frames:P0} |");
        }

        output.WriteLine($"| all | | | {allBits / (double)allSamples:F2} | {allBits / (16.0 * allSamples):P0} | |");
        return 0;
    }

    private static (long Bits, long Samples, int Compressed, int Frames) Measure(EmgRecording recording, int rateHz)
    {
        var channels = Math.Min(recording.ChannelCount, EmgStreamFormat.MaxChannels);
        var skin = new VirtualSkin(new RecordingArm(recording, PhysiologicalScale.Of(recording)), new ArmScenario(), rateHz);
        var noise = new MathNet.Numerics.Random.Xoshiro256StarStar(1);
        var set = new float[recording.ChannelCount];
        var plan = new FramePlan();
        plan.Fit(EmgStreamFormat.MaxFrameLength, channels, rateHz / 100);
        var frame = new EmgFrame { ChannelCount = channels, SampleCount = plan.SamplesPerFrame, Flags = EmgStreamFormat.FlagCompressed };
        var buffer = new byte[EmgStreamFormat.MaxFrameLength];
        var lsb = Electrodes.LsbPicovolts / 1e6;
        var total = (long)(recording.SampleCount / recording.RateHz * rateHz);
        long bits = 0, samples = 0;
        int compressed = 0, frames = 0;
        for (long at = 0; at + frame.SampleCount <= total; frames++)
        {
            for (var i = 0; i < frame.SampleCount; i++, at++)
            {
                skin.Sample(at * 1_000_000 / rateHz, set);
                for (var channel = 0; channel < channels; channel++)
                {
                    var value = set[channel] + MathNet.Numerics.Distributions.Normal.Sample(noise, 0, AfeNoiseMicrovolts);
                    frame.Samples[(i * channels) + channel] = (short)Math.Clamp(Math.Floor(value / lsb), short.MinValue, short.MaxValue);
                }
            }

            var length = EmgFrameCodec.Encode(frame, buffer, 0);
            bits += (length - EmgStreamFormat.Overhead) * 8L;
            samples += frame.Length;
            compressed += buffer[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagCompressed;
        }

        return (bits, samples, compressed, frames);
    }
}
