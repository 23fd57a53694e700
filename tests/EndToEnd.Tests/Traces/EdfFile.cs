using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

/// <summary>A reader of EDF+ written from its specification (edfplus.info), which knows nothing of the writer.</summary>
internal sealed class EdfFile
{
    private readonly byte[] _bytes;
    private readonly int _signals;

    public EdfFile(string path)
    {
        _bytes = File.ReadAllBytes(path);
        _signals = int.Parse(Text(252, 4), CultureInfo.InvariantCulture);
        Assert.Equal("0", Text(0, 8));
        Assert.Equal((_signals + 1) * 256, int.Parse(Text(184, 8), CultureInfo.InvariantCulture));
        Assert.All(_bytes.Take((_signals + 1) * 256), b => Assert.InRange(b, 32, 126));
        Records = int.Parse(Text(236, 8), CultureInfo.InvariantCulture);
        RecordSeconds = decimal.Parse(Text(244, 8), CultureInfo.InvariantCulture);
        SamplesPerRecord = [.. Enumerable.Range(0, _signals).Select(i => int.Parse(Field(216, 8, i), CultureInfo.InvariantCulture))];
        Assert.Equal(_bytes.Length, ((_signals + 1) * 256) + (Records * RecordBytes));
        Assert.Equal("EDF Annotations", Field(0, 16, _signals - 1));
        Assert.Equal(("-1", "1", "-32768", "32767"), (Field(104, 8, _signals - 1), Field(112, 8, _signals - 1), Field(120, 8, _signals - 1), Field(128, 8, _signals - 1)));
        ReadLists();
    }

    public string Patient => Text(8, 80);

    public string Recording => Text(88, 80);

    public string Start => Text(168, 16);

    public string Kind => Text(192, 44);

    public int Records { get; }

    public decimal RecordSeconds { get; }

    public int[] SamplesPerRecord { get; }

    public int Channels => _signals - 1;

    public int RecordBytes => 2 * SamplesPerRecord.Sum();

    /// <summary>Begin of each record, in seconds, as it says itself.</summary>
    public List<decimal> RecordStarts { get; } = [];

    public List<(decimal Onset, decimal? Duration, string Text)> Annotations { get; } = [];

    public string Label(int signal) => Field(0, 16, signal);

    public string Dimension(int signal) => Field(96, 8, signal);

    /// <summary>All samples of a signal in the physical dimension.</summary>
    public double[] Physical(int signal)
    {
        double Number(int offset, int width) => double.Parse(Field(offset, width, signal), CultureInfo.InvariantCulture);
        var (low, high, digitalLow, digitalHigh) = (Number(104, 8), Number(112, 8), Number(120, 8), Number(128, 8));
        var values = new double[Records * SamplesPerRecord[signal]];
        for (var record = 0; record < Records; record++)
        {
            var at = RecordAt(record) + (2 * SamplesPerRecord.Take(signal).Sum());
            for (var i = 0; i < SamplesPerRecord[signal]; i++)
            {
                var digital = BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(at + (2 * i)));
                values[(record * SamplesPerRecord[signal]) + i] = low + ((digital - digitalLow) * (high - low) / (digitalHigh - digitalLow));
            }
        }

        return values;
    }

    private void ReadLists()
    {
        for (var record = 0; record < Records; record++)
        {
            var room = Encoding.UTF8.GetString(_bytes, RecordAt(record) + RecordBytes - (2 * SamplesPerRecord[^1]), 2 * SamplesPerRecord[^1]);
            var lists = room.TrimEnd('\0').Split('\0');
            for (var i = 0; i < lists.Length; i++)
            {
                var parts = lists[i].Split((char)20);
                Assert.True(parts.Length >= 3 && parts[^1].Length == 0, "a list ends with its mark");
                var times = parts[0].Split((char)21);
                Assert.Contains(times[0][0], "+-");
                var onset = decimal.Parse(times[0], CultureInfo.InvariantCulture);
                if (i == 0)
                {
                    Assert.Equal("", parts[1]);
                    RecordStarts.Add(onset);
                }
                else
                {
                    Annotations.Add((onset, times.Length > 1 ? decimal.Parse(times[1], CultureInfo.InvariantCulture) : null, parts[1]));
                }
            }
        }
    }

    private int RecordAt(int record) => ((_signals + 1) * 256) + (record * RecordBytes);

    private string Text(int offset, int width) => Encoding.ASCII.GetString(_bytes, offset, width).TrimEnd();

    private string Field(int offset, int width, int signal) => Text(256 + (offset * _signals) + (width * signal), width);
}
