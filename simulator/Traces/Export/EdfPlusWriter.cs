using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>
/// Writes EDF+ (Kemp and Olivan 2003, Clin. Neurophysiol. 114:1755; edfplus.info): EDF+C where there is no gap, else EDF+D. Each record
/// tells its own time. What is not known of the patient, the date and the technician is X, the date in the old field 1 January 1985.
/// </summary>
internal static class EdfPlusWriter
{
    private const string AnnotationLabel = "EDF Annotations";
    private const int HeaderLength = 256;

    /// <summary>Writes a file and returns how many sample sets filled no record and were left out.</summary>
    /// <exception cref="TraceException">No record can be filled.</exception>
    public static long Write(EdfDraft draft, Stream stream)
    {
        var plan = EdfPlan.For(draft.Stretches, draft.RateHz, draft.ChannelCount);
        long[] starts = [.. from stretch in draft.Stretches from i in Enumerable.Range(0, stretch.Count / plan.SetsPerRecord) select stretch.Start + ((long)i * plan.SetsPerRecord)];
        if (starts.Length == 0)
            throw new TraceException($"The EMG fills no record of {plan.Duration(draft.RateHz)} s; expected a longer trace.");
        var lists = Lists(draft, plan, starts, out var room);
        stream.Write(Header(draft, plan, starts, room));
        var record = new byte[(2 * draft.ChannelCount * plan.SetsPerRecord) + room];
        var number = 0;
        foreach (var stretch in draft.Stretches)
        {
            for (var first = 0; first + plan.SetsPerRecord <= stretch.Count; first += plan.SetsPerRecord)
            {
                Fill(record, stretch, first, plan.SetsPerRecord, draft.ChannelCount);
                lists[number].CopyTo(record, record.Length - room);
                stream.Write(record);
                number++;
            }
        }

        return plan.LeftOut;
    }

    private static void Fill(byte[] record, EmgStretch stretch, int first, int sets, int channels)
    {
        var at = 0;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var set = first; set < first + sets; set++, at += 2)
                BinaryPrimitives.WriteInt16LittleEndian(record.AsSpan(at), stretch.Steps[(set * channels) + channel]);
        }
    }

    // Each record's own time comes first (§2.2.4), then the annotations that have begun by it; the last record takes what is left.
    private static byte[][] Lists(EdfDraft draft, EdfPlan plan, long[] starts, out int room)
    {
        var annotations = draft.Annotations.OrderBy(annotation => annotation.OnsetS).Select(annotation => (annotation.OnsetS, Bytes: annotation.ToBytes())).ToArray();
        var own = starts.Select(start => new EdfAnnotation(start / (decimal)draft.RateHz, null, "").ToBytes()).ToArray();
        var longest = annotations.Select(annotation => annotation.Bytes.Length).DefaultIfEmpty(0).Max();
        for (var copies = 1; ; copies++)
        {
            room = own.Max(list => list.Length) + (copies * longest);
            room += room % 2;
            if (TryPlace(annotations, own, draft, plan, starts, room) is { } lists)
                return lists;
        }
    }

    private static byte[][]? TryPlace((decimal OnsetS, byte[] Bytes)[] annotations, byte[][] own, EdfDraft draft, EdfPlan plan, long[] starts, int room)
    {
        var lists = new byte[own.Length][];
        var next = 0;
        for (var i = 0; i < own.Length; i++)
        {
            var end = (starts[i] + plan.SetsPerRecord) / (decimal)draft.RateHz;
            lists[i] = new byte[room];
            own[i].CopyTo(lists[i], 0);
            for (var at = own[i].Length; next < annotations.Length && at + annotations[next].Bytes.Length <= room && (annotations[next].OnsetS < end || i == own.Length - 1); next++)
            {
                annotations[next].Bytes.CopyTo(lists[i], at);
                at += annotations[next].Bytes.Length;
            }
        }

        return next == annotations.Length ? lists : null;
    }

    private static byte[] Header(EdfDraft draft, EdfPlan plan, long[] starts, int room)
    {
        var signals = draft.ChannelCount + 1;
        var isContinuous = starts.Index().All(start => start.Item == starts[0] + ((long)start.Index * plan.SetsPerRecord));
        var text = new StringBuilder();
        void Add(string value, int width) => text.Append(value.Length > width ? value[..width] : value.PadRight(width));
        void Each(Func<int, string> value, string annotations, int width)
        {
            for (var channel = 0; channel < draft.ChannelCount; channel++)
                Add(value(channel), width);
            Add(annotations, width);
        }

        Add("0", 8);
        Add("X X X X", 80);
        Add($"Startdate X X X {Subfield(draft.Equipment)} {Subfield(draft.Remark)}", 80);
        Add("01.01.85", 8);
        Add("00.00.00", 8);
        Add(((signals + 1) * HeaderLength).ToString(CultureInfo.InvariantCulture), 8);
        Add(isContinuous ? "EDF+C" : "EDF+D", 44);
        Add(starts.Length.ToString(CultureInfo.InvariantCulture), 8);
        Add(plan.Duration(draft.RateHz), 8);
        Add(signals.ToString(CultureInfo.InvariantCulture), 4);
        Each(channel => $"EMG pair {channel + 1}", AnnotationLabel, 16);
        Each(_ => draft.Transducer, "", 80);
        Each(_ => "uV", "", 8);
        Each(_ => Number(short.MinValue * draft.MicrovoltsPerStep), "-1", 8);
        Each(_ => Number(short.MaxValue * draft.MicrovoltsPerStep), "1", 8);
        Each(_ => "-32768", "-32768", 8);
        Each(_ => "32767", "32767", 8);
        Each(_ => draft.Prefilter, "", 80);
        Each(_ => plan.SetsPerRecord.ToString(CultureInfo.InvariantCulture), (room / 2).ToString(CultureInfo.InvariantCulture), 8);
        Each(_ => "", "", 32);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    // Eight characters without an exponent, as many decimals as fit.
    private static string Number(double value)
    {
        for (var decimals = 6; decimals > 0; decimals--)
        {
            var text = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
            if (text.Length <= 8)
                return text;
        }

        return value.ToString("F0", CultureInfo.InvariantCulture);
    }

    // A subfield has no spaces (§2.1.3.3); the header has only printable ASCII (§2.1.3.1).
    private static string Subfield(string text) => text.Length == 0 ? "X" : string.Concat(text.Select(c => c is > ' ' and <= '~' ? c : '_'));
}

/// <summary>What <see cref="EdfPlusWriter"/> writes.</summary>
internal sealed record EdfDraft
{
    public required int ChannelCount { get; init; }

    public required double RateHz { get; init; }

    public required double MicrovoltsPerStep { get; init; }

    public required IReadOnlyList<EmgStretch> Stretches { get; init; }

    public required IReadOnlyList<EdfAnnotation> Annotations { get; init; }

    public required string Equipment { get; init; }

    /// <summary>Further word on the recording.</summary>
    public required string Remark { get; init; }

    public required string Transducer { get; init; }

    public required string Prefilter { get; init; }
}
