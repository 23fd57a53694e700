using System.Buffers.Binary;
using NeuralGlasses.Contract;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>Asks the wristband what it knows of itself: who it is, versions, settings, condition, fault log and counters. What it does not tell stays unknown.</summary>
internal sealed class BandInterview(BandQuestions questions, ExaminedRadio radio, Moment moment, double readTimeoutMs)
{
    // More lines than the firmware keeps would be a count that went wrong.
    private const int MaxFaultLines = 64;

    // Keys of hardware-spec/settings.md.
    private const int IdleTimeoutKey = 1;
    private const int SleepTimeoutKey = 2;
    private const int HapticIntensityKey = 3;
    private const int ImuRateKey = MotionSwitch.RateKey;
    private const int LowBatteryKey = 6;
    private const int AfeGainKey = 8;

    private readonly long?[] _counters = new long?[ControlPoint.PageCount * 4];
    private long? _setting;

    public BandIdentity Identity { get; private set; } = new(null, null, null, null);

    public BandVersions? Versions { get; private set; }

    public SettingsReading? Settings { get; private set; }

    public IReadOnlyList<FaultLine>? FaultLog { get; private set; }

    public DiagnosticsReading? Diagnostics => Array.TrueForAll(_counters, c => c is null) ? null : new(
        _counters[0],
        _counters[1],
        _counters[2],
        _counters[3],
        _counters[4],
        _counters[5],
        _counters[6],
        _counters[8],
        _counters[9],
        _counters[10],
        _counters[14],
        _counters[15]);

    /// <summary>Reads who the band is.</summary>
    public IEnumerable<Pause> Identify()
    {
        Guid[] texts = [GattUuids.ManufacturerName, GattUuids.ModelNumber, GattUuids.HardwareRevision, GattUuids.FirmwareRevision];
        foreach (Guid text in texts)
        {
            radio.Read(text);
            HostTime askedAt = moment.Now;
            while (radio.TextOf(text) is null && moment.Now.MillisecondsSince(askedAt) < readTimeoutMs)
                yield return default;
            Identity = new BandIdentity(radio.TextOf(texts[0]), radio.TextOf(texts[1]), radio.TextOf(texts[2]), radio.TextOf(texts[3]));
        }
    }

    /// <summary>Asks for versions, settings and the condition.</summary>
    public IEnumerable<Pause> AskState()
    {
        foreach (Pause pause in questions.Ask(ControlPoint.OpGetVersion, []))
            yield return pause;
        if (questions.Returned.Length >= 4)
            Versions = new BandVersions(questions.Returned.Span[0], questions.Returned.Span[1], questions.Returned.Span[2], questions.Returned.Span[3]);
        int[] keys = [AfeGainKey, IdleTimeoutKey, SleepTimeoutKey, HapticIntensityKey, ImuRateKey, LowBatteryKey];
        var values = new long?[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            foreach (Pause pause in AskSetting(keys[i]))
                yield return pause;
            values[i] = _setting;
        }

        Settings = new SettingsReading(values[0], values[1], values[2], values[3], values[4], values[5]);

        // The link asked for it when it became ready; a read that was lost is asked again.
        HostTime askedAt = moment.Now;
        if (!radio.KnowsCondition)
            radio.Read(GattUuids.BandCondition);
        while (!radio.KnowsCondition && moment.Now.MillisecondsSince(askedAt) < readTimeoutMs)
            yield return default;
    }

    /// <summary>Reads the status anew: a band whose radio is full cannot notify what it dropped.</summary>
    public IEnumerable<Pause> ReadStatus()
    {
        int told = radio.Statuses;
        radio.Read(GattUuids.DeviceStatus);
        HostTime askedAt = moment.Now;
        while (radio.Statuses == told && moment.Now.MillisecondsSince(askedAt) < readTimeoutMs)
            yield return default;
    }

    /// <summary>Reads the whole fault log.</summary>
    public IEnumerable<Pause> ReadFaults()
    {
        var lines = new List<FaultLine>();
        for (var age = 0; age < MaxFaultLines; age++)
        {
            foreach (Pause pause in questions.Ask(ControlPoint.OpReadFault, [(byte)age]))
                yield return pause;
            if (questions.Returned.Length < 9)
                yield break;
            ReadOnlySpan<byte> line = questions.Returned.Span;
            if (line[1] != FaultCode.None)
                lines.Add(new FaultLine(line[1], line[2], BinaryPrimitives.ReadUInt16LittleEndian(line[3..]), BinaryPrimitives.ReadUInt32LittleEndian(line[5..])));
            if (age + 1 >= line[0])
                break;
        }

        FaultLog = lines;
    }

    /// <summary>Reads the pages of counters.</summary>
    public IEnumerable<Pause> ReadCounters()
    {
        for (var page = 0; page < ControlPoint.PageCount; page++)
        {
            foreach (Pause pause in questions.Ask(ControlPoint.OpGetDiagnostics, [(byte)page]))
                yield return pause;
            for (var i = 0; i < 4 && (4 * i) + 4 <= questions.Returned.Length; i++)
                _counters[(4 * page) + i] = BinaryPrimitives.ReadUInt32LittleEndian(questions.Returned.Span[(4 * i)..]);
        }
    }

    private IEnumerable<Pause> AskSetting(int key)
    {
        foreach (Pause pause in questions.Ask(ControlPoint.OpGetSetting, [(byte)key]))
            yield return pause;
        _setting = questions.Returned.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(questions.Returned.Span) : null;
    }
}
