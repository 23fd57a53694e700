#include "AcquisitionEngine.hpp"

namespace neuralglasses::engine
{

AcquisitionEngine::AcquisitionEngine(int chips, uint8_t *arena, int32_t arenaBytes, const Lock &lock)
    : maxChips_(chips), lock_(lock), ring_(arena, arenaBytes, lock), packer_(ring_), chips_(chips)
{
    figures_.Start();
}

bool AcquisitionEngine::Start(const Settings &settings)
{
    const bool channelsFit = (settings.channelCount == 8 || settings.channelCount == 16) &&
                             settings.channelCount <= maxChips_ * ChannelsPerChip;
    if (DcBlocker::CornerShift(settings.rateHz) < 0 || !channelsFit || settings.rightShift < 0 || settings.rightShift > 8 ||
        !FramePacker::CanCut(settings) || !ring_.TryStart(settings))
    {
        return false;
    }

    packer_.Start(settings);
    blocker_.Start(settings.rateHz, settings.rightShift);
    figures_.Start();
    channels_ = settings.channelCount;
    chips_ = settings.channelCount / ChannelsPerChip;
    badFrames_.store(0, std::memory_order_relaxed);
    sampleSets_.store(0, std::memory_order_relaxed);
    leadOff_.store(0, std::memory_order_relaxed);
    running_ = true;
    return true;
}

void AcquisitionEngine::Stop()
{
    running_ = false;
    ring_.Clear();
}

void AcquisitionEngine::Take(const uint8_t *bytes, uint32_t ticks)
{
    if (!running_)
    {
        return;
    }

    const uint32_t phase = sampleSets_.fetch_add(1, std::memory_order_relaxed) & 3;
    const AfeFrame frame(bytes, chips_);
    if (!frame.IsGood())
    {
        badFrames_.fetch_add(1, std::memory_order_relaxed);
        packer_.Break();
        return;
    }

    DcBlocker::Result results[MaxChannels];
    int16_t set[MaxChannels];
    uint32_t limited = 0;
    for (int channel = 0; channel < channels_; channel++)
    {
        results[channel] = blocker_.Step(channel, frame.Code(channel));
        set[channel] = results[channel].sample;
        limited |= results[channel].limited ? 1u << channel : 0;
    }

    blocker_.EndSet();
    {
        const Held held(lock_);
        figures_.BeginSet();
        for (int channel = 0; channel < channels_; channel++)
        {
            figures_.Add(channel, results[channel].removed, blocker_.Offset(channel), results[channel].limited, phase);
        }

        figures_.EndSet();
    }

    const uint32_t leadOff = frame.LeadOff();
    leadOff_.store(leadOff, std::memory_order_relaxed);
    packer_.Add(set, ticks, leadOff, limited);
}

int32_t AcquisitionEngine::ReadStatistics(int32_t *statistics)
{
    ChannelFigures figures;
    {
        const Held held(lock_);
        if (figures_.SampleSets() == 0)
        {
            return 0;
        }

        figures = figures_;
        figures_.Clear();
    }

    figures.Write(channels_, statistics);
    return figures.SampleSets();
}

} // namespace neuralglasses::engine
