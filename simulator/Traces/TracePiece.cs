using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>
/// Cuts a piece out of a trace that replays by itself, for a regression test. The piece begins with a connection, because from there
/// on the link knows nothing of before, and holds what glasses that begin there make of it: they have not learnt from what came before.
/// </summary>
/// <param name="BeginS">Host time at which the piece begins, in seconds.</param>
/// <param name="EndS">Host time of its last input.</param>
/// <param name="Wanted">Gestures of the whole trace in the time for which the piece was cut.</param>
/// <param name="Same">Those of them that the piece has at the same time.</param>
/// <param name="Exact">Those of these that are the same bit for bit.</param>
public sealed record TracePiece(double BeginS, double EndS, int Wanted, int Same, int Exact)
{
    /// <summary>Replays a trace up to the end of a piece; only what replays is worth cutting, since a piece takes over what the glasses of today make.</summary>
    /// <exception cref="TraceException">The trace cannot be replayed, or has no such part.</exception>
    public static ReplayOutcome Check(string path, string? modelFolder, double fromS, double toS)
    {
        if (!(fromS >= 0 && toS > fromS))
            throw new TraceException($"--cut is {fromS} to {toS}; expected two times in seconds, the first 0 or more and the second behind it.");
        var outcome = TraceReplay.Run(path, modelFolder, new HostTime((long)Math.Round(toS * 1e6)));
        if (outcome.Difference is null && outcome.EndS <= fromS)
            throw new TraceException($"--cut begins at {fromS} s and {path} ends at {outcome.EndS:F1} s; expected a part of it.");
        return outcome;
    }

    /// <summary>Cuts the piece.</summary>
    /// <param name="path">The trace.</param>
    /// <param name="modelFolder">Folder of its model; null for the one of that name that comes with the program.</param>
    /// <param name="fromS">Begin of what the piece is for, in seconds of host time.</param>
    /// <param name="toS">End of it.</param>
    /// <param name="outPath">File for the piece.</param>
    /// <exception cref="TraceException">The trace cannot be replayed, or the file cannot be written.</exception>
    public static TracePiece Write(string path, string? modelFolder, double fromS, double toS, string outPath)
    {
        var (from, to) = (new HostTime((long)Math.Round(fromS * 1e6)), new HostTime((long)Math.Round(toS * 1e6)));
        var (begin, photosKept, runHash) = FindBegin(path, from);
        using var reader = new TraceReader(path);
        modelFolder = TraceReplay.FindModel(path, reader.Header, modelFolder);
        using var steps = new TraceSteps(reader);
        steps.TryRead(out var step);
        using var file = new TraceWriter(outPath, reader.Header with
        {
            MadeBy = RunTrace.Program,
            PhotosKept = photosKept,
            CutFrom = new TraceOrigin(runHash, fromS, toS),
        });
        using var hash = new RunHash(file);
        Remark(step, begin, to, file);
        var gestures = new SoughtGestures(hash, from);
        using var glasses = new ReplayedGlasses(path, reader.Header, modelFolder, step, photosKept, gestures);
        HostTime? first = null;
        HostTime last = default;
        while (steps.TryRead(out step) && step.Input!.Value.At <= to)
        {
            if (step.Input.Value.Number < begin)
                continue;
            first ??= step.Input.Value.At;
            last = step.Input.Value.At;
            gestures.Expect(step);
            glasses.Give(step);
            Copy(step, file);
        }

        file.Complete(hash.Current(), last);
        return new TracePiece((first ?? last).Microseconds / 1e6, last.Microseconds / 1e6, gestures.Wanted, gestures.Same, gestures.Exact);
    }

    // The last connection before the time, or the first input; how many photos were kept before that; and the hash of the whole trace.
    private static (long Begin, int PhotosKept, string RunHash) FindBegin(string path, HostTime from)
    {
        using var reader = new TraceReader(path);
        var (begin, kept, keptAtBegin) = (0L, reader.Header.PhotosKept, reader.Header.PhotosKept);
        var isBefore = true;
        while (reader.TryRead(out var record))
        {
            isBefore &= TraceRecordKinds.RoleOf(record.Kind) != TraceRole.Input || record.At <= from;
            if (isBefore && record.Kind == TraceRecordKind.Connected)
                (begin, keptAtBegin) = (record.Number, kept);
            else if (isBefore && record.Kind == TraceRecordKind.Kept)
                kept += IsPhoto(record) ? 1 : 0;
        }

        return (begin, keptAtBegin, Convert.ToHexStringLower(reader.RunHashSoFar()));
    }

    private static bool IsPhoto(TraceRecord kept)
    {
        var answer = kept.Open();
        return answer.ReadFlag() && Path.GetExtension(answer.ReadText()) is ".jpg" or ".png";
    }

    private static void Remark(TraceStep remarks, long begin, HostTime to, TraceWriter file)
    {
        foreach (var record in remarks.Others)
        {
            var isWanted = record.Kind == TraceRecordKind.Truth
                ? TraceTruth.Read(record).EndS <= to.Microseconds / 1e6
                : begin == 0 || TraceRecordKinds.RoleOf(record.Kind) == TraceRole.Remark;
            if (isWanted)
                file.Append(record.Kind, record.At, record.Payload.Span);
        }
    }

    // Pictures belong to what the whole trace made; the piece may have made something else.
    private static void Copy(TraceStep step, TraceWriter file)
    {
        foreach (var record in step.Others)
        {
            if (record.Kind is TraceRecordKind.Skin or TraceRecordKind.Motion)
                file.Append(record.Kind, record.At, record.Payload.Span);
        }
    }

    // Hands on what the piece's glasses make, and counts the gestures of the whole trace that are among it.
    private sealed class SoughtGestures(ITraceSink next, HostTime from) : ITraceSink
    {
        private readonly List<TraceRecord> _sought = [];

        public int Wanted { get; private set; }

        public int Same { get; private set; }

        public int Exact { get; private set; }

        public void Expect(TraceStep step)
        {
            _sought.Clear();
            _sought.AddRange(step.Made.Where(record => record.Kind == TraceRecordKind.Gesture && record.At >= from));
            Wanted += _sought.Count;
        }

        public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload)
        {
            if (kind == TraceRecordKind.Gesture)
                Seek(new TraceRecord(-1, kind, at, payload.ToArray()));
            next.Append(kind, at, payload);
        }

        private void Seek(TraceRecord found)
        {
            var place = _sought.FindIndex(gesture => gesture.At == found.At && Label(gesture) == Label(found));
            if (place < 0)
                return;
            Same++;
            Exact += _sought[place].SaysTheSameAs(found) ? 1 : 0;
            _sought.RemoveAt(place);
        }

        private static string Label(TraceRecord gesture)
        {
            var payload = gesture.Open();
            payload.ReadBytes(sizeof(float) + sizeof(long));
            return payload.ReadText();
        }
    }
}
