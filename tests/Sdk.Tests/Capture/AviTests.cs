using System.Buffers.Binary;
using CsCheck;
using NeuralGlasses.Capture;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Storage;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Capture;

/// <summary>A video that others can play, and that loses nothing but its torn end when the power goes.</summary>
public sealed class AviTests
{
    private const int Frames = 20;
    private const int SoundHz = 16_000;
    private static readonly MediaStoreOptions Roomy = new() { QuotaBytes = 100 << 20, ReserveBytes = 0 };
    private static readonly byte[][] Pictures = [.. Enumerable.Range(0, Frames).Select(i => MediaBench.Picture(64, 48, new SKColor((byte)(i * 12), 40, 200)))];

    [Theory]
    [InlineData(SoundHz)]
    [InlineData(0)]
    public void A_finished_video_is_read_by_a_walk_over_its_chunks_and_by_its_index(int soundHz)
    {
        byte[] video = Record(soundHz, Frames);
        Assert.Equal(video.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(4)));
        int head = AviHeader.Length(new AviShape(64, 48, 10_000, soundHz));
        int movi = BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(head - 8));
        int index = head - 4 + movi;
        Assert.True(video.AsSpan(index).StartsWith("idx1"u8));
        int entries = BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(index + 4)) / 16;
        Assert.Equal(soundHz > 0 ? 2 * Frames : Frames, entries);
        for (var i = 0; i < entries; i++)
        {
            ReadOnlySpan<byte> entry = video.AsSpan(index + 8 + (i * 16), 16);
            ReadOnlySpan<byte> chunk = video.AsSpan(head - 4 + BinaryPrimitives.ReadInt32LittleEndian(entry[8..]));
            Assert.True(chunk[..4].SequenceEqual(entry[..4]) && chunk.Slice(4, 4).SequenceEqual(entry.Slice(12, 4)));
        }
    }

    [Fact]
    public void A_player_shows_every_picture_and_plays_every_sample_without_complaint()
    {
        Player.SkipWithout();
        (string[] streams, string complaints) = Player.Play(Record(SoundHz, Frames), ".avi");
        Assert.Equal("", complaints);
        Assert.Equal("codec_name=mjpeg|width=64|height=48|duration=2.000000|nb_read_frames=16", streams[0]);
        Assert.StartsWith("codec_name=pcm_s16le|sample_rate=16000|", streams[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_video_cut_at_any_byte_is_repaired_up_to_its_last_whole_chunk()
    {
        byte[] part = Record(SoundHz, Frames, isFinished: false);
        int[] ends = Ends(part);
        int head = AviHeader.Length(new AviShape(64, 48, 10_000, SoundHz));
        Gen.Int[0, part.Length].Sample(
            cut =>
            {
                var bench = new MediaBench(Roomy);
                bench.Shelf["2026-11-26_15-04-05_001.avi.part"] = part[..cut];
                MediaStore store = bench.Open();
                int whole = ends.Count(end => end <= cut);
                if (whole == 0)
                {
                    Assert.Empty(bench.Shelf.List());
                    Assert.Equal((0, 1), (store.Repaired, store.Dropped));
                    return;
                }

                byte[] repaired = store.Read("2026-11-26_15-04-05_001.avi");
                Assert.Equal(1, store.Repaired);
                Assert.Equal(whole - (whole / 2), BinaryPrimitives.ReadInt32LittleEndian(repaired.AsSpan(48)));
                Assert.Equal(part[head..ends[whole - 1]], repaired[head..ends[whole - 1]]);
                Assert.Equal(repaired.Length, store.UsedBytes);
            },
            iter: 500,
            threads: 1);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.71)]
    [InlineData(1.0)]
    public void A_repaired_video_plays_without_complaint(double share)
    {
        Player.SkipWithout();
        byte[] part = Record(SoundHz, Frames, isFinished: false);
        var bench = new MediaBench(Roomy);
        bench.Shelf["2026-11-26_15-04-05_001.avi.part"] = part[..(int)(part.Length * share)];
        (string[] streams, string complaints) = Player.Play(bench.Open().Read("2026-11-26_15-04-05_001.avi"), ".avi");
        Assert.Equal("", complaints);
        Assert.Contains("codec_name=mjpeg", streams[0], StringComparison.Ordinal);
        Assert.True(share < 1 || streams[0].EndsWith("nb_read_frames=16", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_while_the_video_is_being_finished_loses_nothing()
    {
        for (var calls = 0; calls < 8; calls++)
        {
            var bench = new MediaBench(Roomy);
            AviWriter writer = Write(bench, SoundHz, Frames);
            bench.Shelf.CallsUntilCut = calls;
            try
            {
                writer.Finish();
            }
            catch (FakeShelf.PowerCutException)
            {
                // What was added before had reached the memory; the end alone is in question.
                bench.Shelf.Restart(most => most - 1);
            }

            bench.Shelf.CallsUntilCut = null;
            byte[] video = bench.Open().Read("2026-11-26_15-04-05_001.avi");
            Assert.Equal(Frames, BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(48)));
            Assert.Single(bench.Shelf.List());
        }
    }

    [Fact]
    public void Space_that_was_never_written_and_foreign_bytes_end_a_repaired_video()
    {
        byte[] part = Record(SoundHz, Frames, isFinished: false);
        foreach (byte fill in new byte[] { 0, 0x30, 0xFF })
        {
            var bench = new MediaBench(Roomy);
            var tail = new byte[5000];
            tail.AsSpan().Fill(fill);
            bench.Shelf["2026-11-26_15-04-05_001.avi.part"] = [.. part, .. tail];
            Assert.Equal(Frames, BinaryPrimitives.ReadInt32LittleEndian(bench.Open().Read("2026-11-26_15-04-05_001.avi").AsSpan(48)));
        }
    }

    [Fact]
    public void Any_bytes_in_place_of_a_part_are_survived() =>
        Gen.Byte.Array[0, 400].Sample(
            bytes =>
            {
                byte[] whole = Record(SoundHz, 2, isFinished: false);
                bytes.CopyTo(whole, 0);
                var bench = new MediaBench(Roomy);
                bench.Shelf["2026-11-26_15-04-05_001.avi.part"] = whole;
                bench.Open();
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void A_sound_note_cut_at_any_byte_is_repaired()
    {
        var bench = new MediaBench(Roomy);
        using MediaRecording recording = bench.Store.Begin(MediaKind.Sound);
        var writer = new WavWriter(recording, SoundHz);
        writer.Add(new short[500]);
        byte[] part = bench.Shelf["2026-11-26_15-04-05_001.wav.part"];
        for (var cut = 0; cut <= part.Length; cut++)
        {
            var other = new MediaBench(Roomy);
            other.Shelf["2026-11-26_15-04-05_001.wav.part"] = part[..cut];
            MediaStore store = other.Open();
            int samples = Math.Max(0, cut - 44) / 2;
            Assert.Equal(samples > 0 ? 1 : 0, store.Items.Count);
            if (samples > 0)
                Assert.Equal(samples * 2, BinaryPrimitives.ReadInt32LittleEndian(store.Read(store.Items[0].Name).AsSpan(40)));
        }

        writer.Finish();
        Assert.Equal(1000, BinaryPrimitives.ReadInt32LittleEndian(bench.Store.Read("2026-11-26_15-04-05_001.wav").AsSpan(40)));
    }

    private static AviWriter Write(MediaBench bench, int soundHz, int frames)
    {
        var writer = new AviWriter(bench.Store.Begin(MediaKind.Video), new AviShape(64, 48, 10_000, soundHz));
        var sound = new short[soundHz / 10];
        for (var i = 0; i < frames; i++)
        {
            // Every fifth picture is missing, and the one before stays.
            writer.AddFrame(i % 5 == 4 ? [] : Pictures[i]);
            writer.AddSound(sound);
        }

        return writer;
    }

    private static byte[] Record(int soundHz, int frames, bool isFinished = true)
    {
        var bench = new MediaBench(Roomy);
        AviWriter writer = Write(bench, soundHz, frames);
        if (isFinished)
            return bench.Store.Read(writer.Finish());
        return bench.Shelf["2026-11-26_15-04-05_001.avi.part"];
    }

    // Where each chunk ends.
    private static int[] Ends(byte[] part)
    {
        var ends = new List<int>();
        int at = AviHeader.Length(new AviShape(64, 48, 10_000, SoundHz));
        while (at < part.Length)
        {
            at += 8 + AviIndex.Padded(BinaryPrimitives.ReadInt32LittleEndian(part.AsSpan(at + 4)));
            ends.Add(at);
        }

        return [.. ends];
    }
}
