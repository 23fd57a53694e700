#include "NeuralGlasses_Wristband_Native.h"

#include "EngineTask.hpp"

using neuralglasses::board::EngineTask;
using neuralglasses::engine::AcquisitionEngine;
using neuralglasses::engine::MaxFrameLength;
using neuralglasses::engine::Settings;
using neuralglasses::engine::StatisticsLength;

typedef Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine NativeEngine;

namespace
{

int32_t Integer(CLR_RT_HeapBlock &argument)
{
    return argument.NumericByRef().s4;
}

// The runtime does not move an array while its own task is in here, so that the engine may write to it.
template <typename Element> Element *Elements(CLR_RT_HeapBlock_Array *array, CLR_UINT32 least)
{
    return array->m_numOfElements < least ? nullptr : reinterpret_cast<Element *>(array->GetFirstElement());
}

} // namespace

HRESULT NativeEngine::Attach___STATIC__BOOLEAN__I4__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_Boolean(EngineTask::Instance().Attach(
        Integer(stack.Arg0()),
        Integer(stack.Arg1()),
        Integer(stack.Arg2()),
        Integer(stack.Arg3())));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::Start___STATIC__BOOLEAN__I4__I4__I4__I4__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    const Settings settings = {
        Integer(stack.Arg0()),
        Integer(stack.Arg1()),
        Integer(stack.Arg2()),
        Integer(stack.Arg3()),
        Integer(stack.Arg4()),
        Integer(stack.Arg5()),
        Integer(stack.Arg6()),
    };
    stack.SetResult_Boolean(EngineTask::Instance().Start(settings));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::Stop___STATIC__VOID(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    (void)stack;
    EngineTask::Instance().Stop();
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::Read___STATIC__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    {
        AcquisitionEngine *engine = EngineTask::Instance().Engine();
        CLR_RT_HeapBlock_Array *array = stack.Arg0().DereferenceArray();
        FAULT_ON_NULL_ARG(array);
        uint8_t *frame = Elements<uint8_t>(array, MaxFrameLength);
        stack.SetResult_I4(engine == nullptr || frame == nullptr ? 0 : engine->Read(frame));
    }
    NANOCLR_NOCLEANUP();
}

HRESULT NativeEngine::Recall___STATIC__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    {
        AcquisitionEngine *engine = EngineTask::Instance().Engine();
        CLR_RT_HeapBlock_Array *array = stack.Arg1().DereferenceArray();
        FAULT_ON_NULL_ARG(array);
        uint8_t *frame = Elements<uint8_t>(array, MaxFrameLength);
        stack.SetResult_I4(engine == nullptr || frame == nullptr ? 0 : engine->Recall(Integer(stack.Arg0()), frame));
    }
    NANOCLR_NOCLEANUP();
}

HRESULT NativeEngine::Skip___STATIC__VOID__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    AcquisitionEngine *engine = EngineTask::Instance().Engine();
    if (engine != nullptr)
    {
        engine->Skip(Integer(stack.Arg0()));
    }

    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::Unread___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    AcquisitionEngine *engine = EngineTask::Instance().Engine();
    stack.SetResult_I4(engine == nullptr ? 0 : engine->Unread());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::Overruns___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    AcquisitionEngine *engine = EngineTask::Instance().Engine();
    stack.SetResult_I4(engine == nullptr ? 0 : engine->Overruns());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::BadFrames___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    AcquisitionEngine *engine = EngineTask::Instance().Engine();
    stack.SetResult_I4(engine == nullptr ? 0 : engine->BadFrames());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::SampleSets___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    AcquisitionEngine *engine = EngineTask::Instance().Engine();
    stack.SetResult_I4(engine == nullptr ? 0 : engine->SampleSets());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::LeadOff___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    AcquisitionEngine *engine = EngineTask::Instance().Engine();
    stack.SetResult_I4(engine == nullptr ? 0 : engine->LeadOff());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeEngine::ReadStatistics___STATIC__I4__SZARRAY_I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    {
        AcquisitionEngine *engine = EngineTask::Instance().Engine();
        CLR_RT_HeapBlock_Array *array = stack.Arg0().DereferenceArray();
        FAULT_ON_NULL_ARG(array);
        int32_t *statistics = Elements<int32_t>(array, StatisticsLength);
        stack.SetResult_I4(engine == nullptr || statistics == nullptr ? 0 : engine->ReadStatistics(statistics));
    }
    NANOCLR_NOCLEANUP();
}
