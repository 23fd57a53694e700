using System.Globalization;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>The simulator's engine behind the commands that the native engine's host program takes, answer for answer.</summary>
internal sealed class EngineScript
{
    private readonly byte[] _frame = new byte[EmgStreamFormat.MaxFrameLength];
    private readonly int[] _figures = new int[EngineStatistics.Length];
    private readonly List<string> _answers = [];
    private AcquisitionEngineModel _engine = null!;
    private int _channels;

    public static List<string> Run(IEnumerable<string> commands)
    {
        var script = new EngineScript();
        foreach (var command in commands)
            script.Execute(command.Split(' '));
        return script._answers;
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private void Execute(string[] words)
    {
        switch (words[0])
        {
            case "engine":
                _channels = 8 * Number(words[1]);
                _engine = new AcquisitionEngineModel(new Ads1298Chain(Number(words[1]), new BoardClock(), new ScriptedSkin(), new Ads1298ModelOptions()), Number(words[2]));
                break;
            case "start":
                Start(words);
                break;
            case "stop":
                _engine.Stop();
                break;
            case "drdy":
                DataReady(words);
                break;
            case "read":
                Answer(_engine.Read(_frame));
                break;
            case "recall":
                Answer(_engine.Recall(Number(words[1]), _frame));
                break;
            case "skip":
                _engine.Skip(Number(words[1]));
                break;
            case "counters":
                _answers.Add($"counters {_engine.Unread} {_engine.Overruns} {_engine.BadFrames} {_engine.SampleSets} {_engine.LeadOff}");
                break;
            case "statistics":
                var sets = _engine.ReadStatistics(_figures);
                _answers.Add(string.Join(' ', ["statistics", sets, .. sets == 0 ? [] : _figures.Take(_channels * EngineStatistics.FiguresPerChannel).Cast<object>()]));
                break;
            default:
                throw new ArgumentException($"'{words[0]}' is no command.");
        }
    }

    private void Start(string[] words)
    {
        var settings = new EngineSettings
        {
            ChannelCount = Number(words[1]),
            RateHz = Number(words[2]),
            SamplesPerBlock = Number(words[3]),
            SamplesPerFrame = Number(words[4]),
            ChannelsPerFrame = Number(words[5]),
            RightShift = Number(words[6]),
            Coding = Number(words[7]),
        };
        var started = _engine.Start(settings);
        if (started)
            _channels = settings.ChannelCount;
        _answers.Add(started ? "started" : "refused");
    }

    private void DataReady(string[] words)
    {
        var ticks = long.Parse(words[1], CultureInfo.InvariantCulture);
        var bytes = Convert.FromHexString(words[2]);
        var count = words.Length > 3 ? Number(words[3]) : 1;
        for (var i = 0; i < count; i++)
            _engine.Take(bytes, ticks + (count > 1 ? i * Number(words[4]) : 0));
    }

    private void Answer(int length) => _answers.Add(length == 0 ? "none" : "frame " + Convert.ToHexString(_frame, 0, length));
}
