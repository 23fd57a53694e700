using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Storage;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>A session in which the memory for photos fills up replays to the last bit: what it said of its room is in the record.</summary>
public sealed class FullMemoryTests : IDisposable
{
    private const string Kept = "2026-01-01_10-00-00_002.jpg";
    private const int BinBytes = 400_000;
    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_session_in_which_the_bin_is_emptied_and_the_memory_is_full_replays()
    {
        Directory.CreateDirectory(_session.MediaFolder);
        File.WriteAllBytes(Path.Combine(_session.MediaFolder, "2026-01-01_10-00-00_001.jpg.deleted"), new byte[BinBytes]);
        File.WriteAllBytes(Path.Combine(_session.MediaFolder, Kept), new byte[1000]);
        new MediaStore(new FolderShelf(_session.MediaFolder), TimeProvider.System).SetFavourite(Kept, true);
        _session.Room = BinBytes + 20_000;
        _session.Begin();
        for (var i = 0; i < 60 && _session.Media.Refused == 0; i++)
            TakePhoto();
        var (refused, emptied, saved) = (_session.Media.Refused, _session.Media.Emptied, _session.Media.Saved);
        var record = _session.End();

        var outcome = TraceReplay.Run(record);

        Assert.True(outcome.Difference is null && outcome.Cut is null, outcome.Difference?.Sentence ?? outcome.Cut);
        Assert.True(refused == 1 && emptied == 1 && saved > 0, $"{refused} refused, {emptied} emptied, {saved} saved.");
        Assert.True(outcome.Counts[TraceRecordKind.FreeSpace] > 1);
    }

    [Fact]
    public void A_record_without_what_the_memory_said_differs_where_it_was_full()
    {
        _session.Room = 10;
        _session.Begin();
        TakePhoto();
        Assert.Equal(1, _session.Media.Refused);
        var record = _session.End();

        var ample = _session.Change(record, each => each.Kind == TraceRecordKind.FreeSpace ? [.. each.Payload[..sizeof(long)].Span, .. BitConverter.GetBytes(1L << 30)] : null);

        Assert.Null(TraceReplay.Run(record).Difference);
        Assert.NotNull(TraceReplay.Run(ample).Difference);
    }

    [Fact]
    public void The_record_remembers_how_long_files_are_and_which_are_favourites()
    {
        Directory.CreateDirectory(_session.MediaFolder);
        File.WriteAllBytes(Path.Combine(_session.MediaFolder, Kept), new byte[1000]);
        new MediaStore(new FolderShelf(_session.MediaFolder), TimeProvider.System).SetFavourite(Kept, true);
        _session.Begin();
        var memory = new TracedMemory();
        using (var reader = new TraceReader(_session.End()))
        {
            while (reader.TryRead(out var record))
                memory.Add(record);
        }

        var store = new MediaStore(memory.Files, TimeProvider.System);

        Assert.Equal((Kept, 1000), (Assert.Single(store.Items).Name, store.Items[0].Bytes));
        Assert.True(store.IsFavourite(Kept));
        Assert.Equal(new byte[1000], store.Read(Kept));
    }

    private void TakePhoto()
    {
        var before = (_session.Media.Saved, _session.Media.Refused);
        _session.Touch(ButtonAction.Capture);
        _session.Until(() => (_session.Media.Saved, _session.Media.Refused) != before);
    }
}
