using NeuralGlasses.Storage;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Storage;

/// <summary>What the wearer marked outlives restarts and power cuts, and a file of it that is broken costs no more than the marks.</summary>
public sealed class MediaFavouritesTests
{
    private readonly MediaBench _bench = new();
    private readonly string _first;
    private readonly string _second;

    public MediaFavouritesTests() => (_first, _second) = (_bench.Store.Save(MediaBench.Jpeg(SKColors.Red)), _bench.Store.Save(MediaBench.Jpeg(SKColors.Green)));

    [Fact]
    public void Marks_are_kept_taken_back_and_gone_with_what_they_mark()
    {
        _bench.Store.SetFavourite(_first, true);
        _bench.Store.SetFavourite(_second, true);
        _bench.Store.SetFavourite(_first, false);
        Assert.Equal((false, true), Marks(_bench.Open()));
        Assert.Equal(["favourites-3.txt"], Files());
        _bench.Store.Delete(_second);
        Assert.Equal((false, true), Marks(_bench.Open()));
        _bench.Store.EmptyBin();
        Assert.Equal((false, false), Marks(_bench.Store));
        _bench.Store.SetFavourite(_first, true);
        Assert.Equal($"neuralglasses-favourites/1\n{_first}\n1 names\n", System.Text.Encoding.UTF8.GetString(_bench.Shelf["favourites-4.txt"]));
    }

    [Fact]
    public void A_power_cut_at_any_moment_leaves_the_marks_before_or_those_after()
    {
        for (var calls = 0; calls < 8; calls++)
        {
            var bench = new MediaBench();
            string name = bench.Store.Save(MediaBench.Jpeg(SKColors.Red)), other = bench.Store.Save(MediaBench.Jpeg(SKColors.Red));
            bench.Store.SetFavourite(name, true);
            bench.Shelf.CallsUntilCut = calls;
            var isCut = false;
            try
            {
                bench.Store.SetFavourite(other, true);
            }
            catch (FakeShelf.PowerCutException)
            {
                isCut = true;
            }

            bench.Shelf.Restart(most => most / 2);
            MediaStore again = bench.Open();
            Assert.True(again.IsFavourite(name));
            Assert.True(isCut || again.IsFavourite(other));
            Assert.Equal(0, again.FavouritesUnread);
            Assert.Single(bench.Shelf.List(), entry => entry.Name.StartsWith("favourites-", StringComparison.Ordinal));
            Assert.Equal(calls < 5, isCut);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("neuralglasses-favourites/2\n0 names\n")]
    [InlineData("neuralglasses-favourites/1\n2026-11-26_15-04-05_001.jpg\n2 names\n")]
    [InlineData("neuralglasses-favourites/1\n2026-11-26_15-04-05_001.jpg\n1 na")]
    [InlineData("\0\u0001\u0002")]
    public void A_file_that_is_none_is_counted_said_and_left_until_another_is_written(string text)
    {
        _bench.Shelf["favourites-7.txt"] = System.Text.Encoding.UTF8.GetBytes(text);
        MediaStore store = _bench.Open();
        Assert.Equal((1, "The favourites in favourites-7.txt cannot be read: it is none, or a part of one."), (store.FavouritesUnread, store.FavouritesProblem));
        Assert.Equal((false, false), Marks(store));
        store.SetFavourite(_second, true);
        store = _bench.Open();
        Assert.Equal((false, true), Marks(store));
        Assert.Equal((0, ""), (store.FavouritesUnread, store.FavouritesProblem));
        Assert.Equal(["favourites-8.txt"], Files());
    }

    [Fact]
    public void The_newest_that_is_whole_counts_and_names_of_nothing_are_forgotten()
    {
        _bench.Shelf["favourites-2.txt"] = System.Text.Encoding.UTF8.GetBytes($"neuralglasses-favourites/1\n{_first}\nnothing.jpg\n2 names\n");
        _bench.Shelf["favourites-3.txt"] = [1];
        _bench.Shelf["favourites-4.txt.part"] = [1];
        _bench.Shelf["favourites-x.txt"] = [1];
        MediaStore store = _bench.Open();
        Assert.Equal((true, false), Marks(store));
        Assert.False(store.IsFavourite("nothing.jpg"));
        Assert.Equal(["favourites-2.txt", "favourites-3.txt", "favourites-x.txt"], Files());
        store.SetFavourite(_second, true);
        Assert.Contains("favourites-4.txt", Files());
    }

    private (bool First, bool Second) Marks(MediaStore store) => (store.IsFavourite(_first), store.IsFavourite(_second));

    private string[] Files() => [.. _bench.Shelf.List().Select(entry => entry.Name).Where(name => name.StartsWith("favourites", StringComparison.Ordinal))];
}
