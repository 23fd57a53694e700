using System.Globalization;
using System.Runtime.CompilerServices;
using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

/// <summary>One file of <c>tests/Vectors</c>: named fields, sample sets, and the bytes that another implementation made of them.</summary>
internal sealed class GoldenVector
{
    private readonly Dictionary<string, string> _fields = [];

    private GoldenVector(string name, string text)
    {
        List<string> sets = [];
        List<byte> bytes = [];
        foreach (var line in text.Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            Assert.True(colon > 0, $"{name}: \"{line}\" is not 'field: value'.");
            var value = line[(colon + 2)..];
            switch (line[..colon])
            {
                case "set":
                    sets.Add(value);
                    break;
                case "hex":
                    bytes.AddRange(Convert.FromHexString(value.Replace(" ", "", StringComparison.Ordinal)));
                    break;
                default:
                    _fields.Add(line[..colon], value);
                    break;
            }
        }

        Bytes = [.. bytes];
        Samples = [.. sets.SelectMany(s => s.Split(' ')).Select(s => short.Parse(s, CultureInfo.InvariantCulture))];
    }

    internal byte[] Bytes { get; }

    internal short[] Samples { get; }

    internal static TheoryData<string> Names(string prefix)
    {
        var names = Directory.GetFiles(Folder(), prefix + "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(names);
        return new TheoryData<string>(names!);
    }

    internal static GoldenVector Load(string name) => new(name, File.ReadAllText(Path.Combine(Folder(), name)));

    internal string Text(string field) => _fields[field];

    internal uint Number(string field)
    {
        var text = _fields[field];
        return text.StartsWith("0x", StringComparison.Ordinal)
            ? uint.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : uint.Parse(text, CultureInfo.InvariantCulture);
    }

    internal EmgFrame ToFrame()
    {
        var frame = new EmgFrame
        {
            Flags = (int)Number("flags") & ~EmgStreamFormat.FlagCompressed,
            Sequence = (int)Number("sequence"),
            DeviceTicks = Number("ticks"),
            FirstChannel = (int)Number("first-channel"),
            ChannelCount = (int)Number("channels"),
            SampleCount = (int)Number("sample-sets"),
        };
        if (Text("coding") == "smallest")
            frame.Flags |= EmgStreamFormat.FlagCompressed;
        Samples.CopyTo(frame.Samples, 0);
        return frame;
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "Vectors"));
}
