using NeuralGlasses.Skia;
using NeuralGlasses.Skia.Setting;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class SetTextCacheTests : IDisposable
{
    private readonly SkiaTextSetter _setter = new();

    public void Dispose() => _setter.Dispose();

    [Fact]
    public void The_same_text_is_set_once()
    {
        Assert.Same(_setter.Lay("12:30", 30, 100, 1), _setter.Lay("12:3" + 0, 30, 100, 1));
    }

    [Fact]
    public void A_text_is_set_anew_where_anything_of_it_differs()
    {
        ISetText[] sets = [_setter.Lay("a", 30, 100, 1), _setter.Lay("b", 30, 100, 1), _setter.Lay("a", 31, 100, 1), _setter.Lay("a", 30, 101, 1), _setter.Lay("a", 30, 100, 2)];
        Assert.Equal(5, sets.Distinct().Count());
    }

    [Fact]
    public void A_hit_allocates_nothing()
    {
        ITextSetter setter = _setter;
        setter.Lay("12:30", 30, 100, 1);
        setter.Lay("Mail", 30, 100, 1);
        long allocated = 0;
        // Thrice, because the runtime may allocate for itself while it compiles the code anew.
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                setter.Lay("12:30", 30, 100, 1);
                setter.Lay("Mail", 30, 100, 1);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void The_text_that_was_unused_for_longest_goes_first()
    {
        var kept = _setter.Lay("0", 30, 100);
        var lost = _setter.Lay("1", 30, 100);
        for (var i = 2; i < SetTextCache.MostTexts; i++)
            _setter.Lay($"{i}", 30, 100);
        Assert.Same(kept, _setter.Lay("0", 30, 100));
        _setter.Lay("one more", 30, 100);
        Assert.Equal(SetTextCache.MostTexts, _setter.Kept);
        Assert.Same(kept, _setter.Lay("0", 30, 100));
        Assert.NotSame(lost, _setter.Lay("1", 30, 100));
    }

    [Fact]
    public void Long_texts_take_no_more_room_together_than_they_may()
    {
        for (var i = 0; i < 10; i++)
            _setter.Lay(new string((char)('a' + i), SetTextCache.MostUnits / 4), 30, 100, 1);
        Assert.Equal(4, _setter.Kept);
        _setter.Lay(new string('a', SetTextCache.MostUnits + 1), 30, 100, 1);
        Assert.Equal(4, _setter.Kept);
    }
}
