using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Storage;

/// <summary>The store of photos, videos and sound, case by case; its random sequences are in <see cref="MediaStorePropertyTests"/>.</summary>
public sealed class MediaStoreTests
{
    private readonly MediaBench _bench = new();

    private MediaStore Store => _bench.Store;

    [Fact]
    public void Files_are_named_by_local_time_and_number()
    {
        Assert.Equal("2026-11-26_15-04-05_001.jpg", Store.Save(MediaBench.Jpeg(SKColors.Red)));
        Assert.Equal("2026-11-26_15-04-05_002.png", Store.Save(MediaBench.Photo(50)));
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("2026-11-26_15-04-06_001.png", Store.Save(MediaBench.Photo(50)));
        Assert.Equal(3, Store.Count);
        Assert.Equal(new MediaItem("2026-11-26_15-04-06_001.png", MediaKind.Photo, new DateTime(2026, 11, 26, 15, 4, 6), 50), Store.Items[^1]);
        Assert.Equal(_bench.Shelf.List().Sum(entry => entry.Bytes), Store.UsedBytes);
    }

    [Fact]
    public void The_list_is_made_anew_from_the_folder_and_strangers_are_left_alone()
    {
        Store.Save(MediaBench.Photo(50));
        Store.Save(MediaBench.Photo(60));
        Store.Delete("2026-11-26_15-04-05_001.png");
        _bench.Shelf["notes.txt"] = [1];
        _bench.Shelf["2026-11-26_15-04-05_abc.png"] = [1];
        _bench.Shelf["2026-13-26_15-04-05_001.png"] = [1];
        MediaStore again = _bench.Open();
        Assert.Equal(["2026-11-26_15-04-05_002.png"], again.Items.Select(item => item.Name));
        Assert.Equal(["2026-11-26_15-04-05_001.png"], again.Bin.Select(item => item.Name));
        Assert.Equal((110, 1), (again.UsedBytes, again.Count));
        Assert.Equal("2026-11-26_15-04-05_003.png", again.Save(MediaBench.Photo(50)));
    }

    [Fact]
    public void A_full_store_empties_its_bin_oldest_first_and_then_refuses()
    {
        for (var i = 0; i < 4; i++)
            Store.Save(MediaBench.Photo(25_000));
        Assert.Equal("The memory for photos and videos is full; delete some or copy them away.", Assert.Throws<DeviceFailedException>(() => Store.Save(MediaBench.Photo(1))).Message);
        Store.Delete("2026-11-26_15-04-05_003.png");
        Store.Delete("2026-11-26_15-04-05_001.png");
        Assert.Equal(50_000, Store.RoomBytes());
        Store.Save(MediaBench.Photo(20_000));
        Assert.Equal((1, 1), (Store.Emptied, Store.Bin.Count));
        Store.Restore("2026-11-26_15-04-05_001.png");
        Assert.Throws<DeviceFailedException>(() => Store.Save(MediaBench.Photo(20_000)));
        Assert.Equal(["_001", "_002", "_004", "_005"], Store.Items.Select(item => item.Name[19..23]));
        Assert.Equal((95_000, 2), (Store.UsedBytes, Store.Refused));
    }

    [Fact]
    public void The_memory_s_reserve_is_kept_free()
    {
        _bench.Options = _bench.Options with { ReserveBytes = 5000 };
        _bench.Shelf.Capacity = 10_000;
        MediaStore store = _bench.Open();
        store.Save(MediaBench.Photo(5000));
        Assert.Throws<DeviceFailedException>(() => store.Save(MediaBench.Photo(4)));
        Assert.Single(_bench.Shelf.List());
    }

    [Fact]
    public void A_memory_that_fails_leaves_nothing_half_and_says_so()
    {
        _bench.Shelf.IsBroken = true;
        Assert.Equal("The file could not be saved: The memory does not answer.", Assert.Throws<DeviceFailedException>(() => Store.Save(MediaBench.Photo(4))).Message);
        _bench.Shelf.IsBroken = false;
        Assert.Empty(_bench.Shelf.List());
        Assert.Equal("2026-11-26_15-04-05_001.png", Store.Save(MediaBench.Photo(4)));
        Assert.Equal((1, 4), (Store.Refused, Store.UsedBytes));
    }

    [Theory]
    [InlineData("nothing.jpg")]
    [InlineData("../secret.jpg")]
    [InlineData("")]
    public void What_is_not_in_the_list_is_neither_read_nor_deleted(string name)
    {
        Assert.StartsWith("There is no file ", Assert.Throws<DeviceFailedException>(() => Store.Read(name)).Message, StringComparison.Ordinal);
        Assert.Throws<DeviceFailedException>(() => Store.Delete(name));
        Assert.Throws<DeviceFailedException>(() => Store.Restore(name));
    }

    [Fact]
    public void The_bin_is_emptied_when_the_wearer_wants_it()
    {
        Store.Save(MediaBench.Photo(50));
        Store.Delete(Store.Items[0].Name);
        Store.EmptyBin();
        Assert.Empty(_bench.Shelf.List());
        Assert.Equal((0, 0, 0), (Store.UsedBytes, Store.Bin.Count, Store.Count));
    }

    [Fact]
    public void A_recording_beyond_the_quota_is_refused_and_what_was_added_stays()
    {
        _bench.Options = _bench.Options with { QuotaBytes = 3 << 20 };
        MediaStore store = _bench.Open();
        using MediaRecording recording = store.Begin(MediaKind.Video);
        var piece = new byte[300_000];
        var pieces = 0;
        while (TryAppend(recording, piece))
            pieces++;
        Assert.InRange(pieces, 6, 10);
        Assert.Equal(pieces * 300_000, recording.Length);
        Assert.Equal("2026-11-26_15-04-05_001.avi", recording.Finish());
        Assert.Equal(recording.Length, Assert.Single(store.Items).Bytes);
    }

    [Fact]
    public void A_folder_on_a_disk_works_as_the_one_in_memory()
    {
        string path = Directory.CreateTempSubdirectory("neuralglasses-media-").FullName;
        try
        {
            var store = new MediaStore(new FolderShelf(path), _bench.Clock);
            string name = store.Save(MediaBench.Photo(5000));
            Assert.Equal([Path.Combine(path, name)], Directory.GetFiles(path));
            store.Delete(name);
            store.Restore(name);
            Assert.Equal(MediaBench.Photo(5000).Encoded.ToArray(), new MediaStore(new FolderShelf(path), _bench.Clock).Read(name));
            Assert.Throws<ArgumentException>(() => new FolderShelf(path).Open("../x"));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static bool TryAppend(MediaRecording recording, byte[] piece)
    {
        try
        {
            recording.Append(piece);
            return true;
        }
        catch (DeviceFailedException)
        {
            return false;
        }
    }
}
