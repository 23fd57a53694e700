using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Benchmarks;

/// <summary>EMG-like frames in a loop, each block of 10 ms with the next sequence numbers and ticks.</summary>
internal sealed class EncodedBlocks
{
    private const int LoopBlocks = 100;
    private readonly byte[][] _frames;
    private readonly int[] _lengths;
    private readonly int[] _samples;
    private readonly int _rateHz;
    private int _next;
    private int _sequence;
    private long _samplesSoFar;

    public EncodedBlocks(int channels, int rateHz, bool compressed)
    {
        _rateHz = rateHz;
        var plan = new FramePlan();
        plan.Fit(EmgStreamFormat.MaxFrameLength, channels, rateHz / 100);
        var frames = new List<byte[]>();
        var lengths = new List<int>();
        var samples = new List<int>();
        var random = new Xoshiro256StarStar(1);
        for (var block = 0; block < LoopBlocks; block++)
        {
            for (var done = 0; done < rateHz / 100;)
            {
                var frame = new EmgFrame
                {
                    ChannelCount = channels,
                    SampleCount = Math.Min(plan.SamplesPerFrame, (rateHz / 100) - done),
                    Flags = compressed ? EmgStreamFormat.FlagCompressed : 0,
                };
                for (var i = 0; i < frame.Length; i++)
                    frame.Samples[i] = (short)Normal.Sample(random, 0, 150);
                var buffer = new byte[EmgStreamFormat.MaxFrameLength];
                lengths.Add(EmgFrameCodec.Encode(frame, buffer, 0));
                frames.Add(buffer);
                samples.Add(frame.SampleCount);
                done += frame.SampleCount;
            }
        }

        _frames = [.. frames];
        _lengths = [.. lengths];
        _samples = [.. samples];
        FramesPerBlock = frames.Count / LoopBlocks;
    }

    public int FramesPerBlock { get; }

    /// <summary>The next frame, stamped and sealed anew: a 244-byte checksum is part of what is measured.</summary>
    public ReadOnlySpan<byte> Next(out long microseconds)
    {
        var frame = _frames[_next];
        var length = _lengths[_next];
        microseconds = _samplesSoFar * 1_000_000 / _rateHz;
        LittleEndian.WriteUInt16(frame, EmgStreamFormat.SequenceOffset, _sequence);
        LittleEndian.WriteUInt32(frame, EmgStreamFormat.DeviceTicksOffset, (uint)microseconds);
        var body = length - EmgStreamFormat.ChecksumLength;
        EmgFrameCodec.Seal(frame, 0, body, Crc32.Compute(frame, 0, body));
        _samplesSoFar += _samples[_next];
        _sequence = (_sequence + 1) & 0xFFFF;
        _next = (_next + 1) % _frames.Length;
        return frame.AsSpan(0, length);
    }
}
