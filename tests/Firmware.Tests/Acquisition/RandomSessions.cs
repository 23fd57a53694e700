using NeuralGlasses.Contract;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>Seeded commands for the engine: streams of every kind whose skin, wires and readers misbehave.</summary>
internal sealed class RandomSessions
{
    private static readonly int[] Rates = [500, 1000, 2000];
    private readonly Random _random;
    private readonly List<string> _commands = [];
    private readonly double[] _level = new double[EmgStreamFormat.MaxChannels];
    private double _amplitude = 1000;
    private long _ticks;
    private int _channels;

    private RandomSessions(int seed) => _random = new Random(seed);

    public static List<string> Make(int seed, int sessions)
    {
        var made = new RandomSessions(seed);
        for (var i = 0; i < sessions; i++)
            made.Session();
        made.SequenceWrap();
        return made._commands;
    }

    /// <summary>A tenth of a second of each stream on each notification length from the floor to the longest frame.</summary>
    public static List<string> EveryPlan(int coding)
    {
        var made = new RandomSessions(coding + 100);
        var plan = new FramePlan();
        made._commands.Add("engine 2 524288");
        foreach (var rateHz in Rates)
        {
            foreach (var channels in new[] { 8, 16 })
            {
                for (var notification = EmgStreamFormat.MinNotificationLength; notification <= EmgStreamFormat.MaxFrameLength; notification += 8)
                {
                    plan.Fit(notification, channels, rateHz / 100);
                    made._channels = channels;
                    made._commands.Add($"start {channels} {rateHz} {rateHz / 100} {plan.SamplesPerFrame} {plan.ChannelsPerFrame} 2 {coding}");
                    made.Sets(rateHz / 50, rateHz);
                    made.Repeat("read", 2 + (2 * Ceiling(rateHz / 100, plan.SamplesPerFrame) * Ceiling(channels, plan.ChannelsPerFrame)));
                    made._commands.Add("statistics");
                }
            }
        }

        return made._commands;
    }

    private static int Ceiling(int count, int size) => (count + size - 1) / size;

    private void Session()
    {
        var chips = 1 + _random.Next(2);
        var rateHz = Rates[_random.Next(3)];
        _channels = chips == 2 && _random.Next(3) > 0 ? 16 : 8;
        var plan = new FramePlan();
        plan.Fit(_random.Next(EmgStreamFormat.MinNotificationLength, EmgStreamFormat.MaxFrameLength + 1), _channels, rateHz / 100);
        if (_random.Next(4) == 0)
            plan.ChannelsPerFrame = plan.SamplesPerFrame = 1;
        var frames = Ceiling(rateHz / 100, plan.SamplesPerFrame) * Ceiling(_channels, plan.ChannelsPerFrame);
        var arena = 205 * frames * (1 + EmgStreamFormat.Overhead + (2 * plan.SamplesPerFrame * plan.ChannelsPerFrame));

        // Now just enough memory, now one byte too little, now plenty.
        _commands.Add($"engine {chips} {arena + _random.Next(3) switch { 0 => 0, 1 => -1, _ => 100_000 }}");
        for (var start = 0; start < 2; start++)
        {
            _commands.Add($"start {_channels} {rateHz} {rateHz / 100} {plan.SamplesPerFrame} {plan.ChannelsPerFrame} {_random.Next(3)} {_random.Next(2)}");
            for (var step = 0; step < 30; step++)
                Step(rateHz, frames);
            if (_random.Next(3) == 0)
                Overrun(rateHz);
            _commands.Add("statistics");
            if (_random.Next(2) == 0)
                _commands.Add("stop");
        }
    }

    private void Step(int rateHz, int frames)
    {
        Sets(_random.Next(1, 40), rateHz);
        switch (_random.Next(8))
        {
            case 0:
                _commands.Add($"skip {_random.Next(-1, 20)}");
                break;
            case 1:
                Repeat($"recall {_random.Next(65536)}", 1);
                Repeat($"recall {_random.Next(100)}", 2);
                break;
            case 2:
                _commands.Add("statistics");
                break;
            case 3:
                _amplitude = Math.Pow(10, (_random.NextDouble() * 5) + 1);
                break;
            case 4:
                for (var channel = 0; channel < _channels; channel++)
                    _level[channel] = (_random.NextDouble() - 0.5) * 20_000_000;
                break;
            default:
                Repeat("read", Math.Min(40, frames * _random.Next(6)));
                break;
        }

        _commands.Add("counters");
    }

    // Comes round the ring with few lines.
    private void Overrun(int rateHz)
    {
        var sets = 3 * rateHz;
        _commands.Add($"drdy {_ticks & 0xFFFFFFFF} {Convert.ToHexString(Conversions(0xC, 0))} {sets} {1_000_000 / rateHz}");
        _ticks += sets * 1_000_000L / rateHz;
        _commands.Add("counters");
        for (var i = 0; i < 20; i++)
            Repeat($"recall {_random.Next(65536)}", 1);
        Repeat("read", 3);
        _commands.Add($"skip {_random.Next(1 << 16)}");
        Repeat("read", 3);
        _commands.Add("counters");
    }

    // A frame for each channel and set, and a few sets short of 65536 of them.
    private void SequenceWrap()
    {
        _channels = 8;
        _commands.Add("engine 1 300000");
        _commands.Add("start 8 1000 10 1 1 2 1");
        _commands.Add($"drdy {_ticks & 0xFFFFFFFF} {Convert.ToHexString(Conversions(0xC, 0))} {8180 + _random.Next(12)} 1000");
        _commands.Add("skip 20000");
        for (var step = 0; step < 20; step++)
            Step(1000, frames: 80);
    }

    private void Sets(int count, int rateHz)
    {
        var off = _random.Next(4) == 0 ? _random.Next(1 << 16) : 0;
        for (var i = 0; i < count; i++)
        {
            var mark = _random.Next(100) == 0 ? _random.Next(16) : 0xC;
            _commands.Add($"drdy {_ticks & 0xFFFFFFFF} {Convert.ToHexString(Conversions(mark, off))}");
            _ticks += 1_000_000 / rateHz;
        }
    }

    // Bit by bit, as the chips shift them out; the mark is of the last chip.
    private byte[] Conversions(int mark, int off)
    {
        var bits = new List<bool>();
        for (var chip = 0; chip < _channels / 8; chip++)
        {
            if (chip > 0)
                bits.Add(_random.Next(2) == 0);
            var last = (chip + 1) * 8 == _channels;
            Put(bits, last ? mark : 0xC, 4);
            Put(bits, off >> (8 * chip), 8);
            Put(bits, off >> (7 * chip), 8);
            Put(bits, _random.Next(16), 4);
            for (var channel = 8 * chip; channel < 8 * (chip + 1); channel++)
                Put(bits, (int)Math.Clamp(_level[channel] + (_amplitude * (_random.NextDouble() - 0.5)), -0x800000, 0x7FFFFF), 24);
        }

        var bytes = new byte[(bits.Count + 7) / 8];
        for (var i = 0; i < bits.Count; i++)
            bytes[i / 8] |= (byte)(bits[i] ? 0x80 >> (i % 8) : 0);
        return bytes;
    }

    private static void Put(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
            bits.Add((value >> bit & 1) != 0);
    }

    private void Repeat(string command, int count)
    {
        for (var i = 0; i < count; i++)
            _commands.Add(command);
    }
}
